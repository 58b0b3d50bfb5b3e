// A recently bereaved man can shop for himself but misses talking. He rings; volunteers near him
// and near his age are proposed, each with reasons; a weekly call starts, is logged for months, and
// ends well.
import { enter, must } from '../cast.mjs'

const weeks = 8

export async function theConversationHeMissed(given) {
  const hannah = await enter(given, 'handler')
  const george = await takeTheCall(hannah)
  const claire = await enter(given, 'coordinator')
  const { job, login } = await offerTheFirstSuggested(claire)

  const friend = await enter(given, login, { phone: true })
  await takeItOn(friend)
  for (let week = 1; week <= weeks; ++week) await talk(friend, week)

  await endWell(claire, job)
  await friend.goes('/my-jobs')
  await friend.reads('Done')
  await friend.doesNotRead('George')
  await hannah.goes(george)
  await hannah.reads('Nothing is open', 'Met or closed before: 1')
  await hannah.reads('He has joined the football memories group')
  await Promise.all([hannah, claire, friend].map((one) => one.leaves()))
}

async function takeTheCall(hannah) {
  await hannah.goes('/calls/new')
  await hannah.types('First name', 'George')
  await hannah.types('Last name', 'Pettingill')
  await hannah.types('Date of birth', '12/9/1951')
  await hannah.types('Postcode', 'NR92 3AG')
  await hannah.types('Phone', '01632 960744')
  await hannah.ticks('Someone to talk to')
  await hannah.types('What do you like to talk about?', 'Football, and his wife Maureen, who died in the spring')
  await hannah.types('When would you like a call?', 'Evenings')
  await hannah.ticks('Volunteer job', hannah.main().getByRole('group', { name: 'Someone to talk to: who does it' }))
  await hannah.ticks('Yes, what they need to know')
  await hannah.types('What the call was about', 'Manages well and shops for himself. The house is very quiet.')
  await hannah.presses('Save the call')
  await hannah.reads('a job for volunteers: someone to talk to')
  return hannah.at()
}

async function offerTheFirstSuggested(claire) {
  await claire.goes('/jobs')
  await claire.presses('Someone to talk to for George Pettingill')
  await claire.reads('Who could do it', /is \d+ m away|is [\d.]+ (km|miles) away|very near/, /age/)
  const job = claire.at()
  const card = claire.main().locator('article').first()
  await claire.presses(/./, card)
  const login = /(volunteer\d*)@fenmarch/.exec(await claire.words())[1]
  await claire.goes(job)
  await claire.presses('Offer it', claire.main().locator('article').first())
  await claire.reads('Who was asked')
  return { job, login }
}

async function takeItOn(friend) {
  await friend.goes('/my-jobs')
  await friend.presses('Look and answer', friend.main().locator('article', { hasText: 'Someone to talk to' }))
  await friend.reads('Why you: you')
  await friend.doesNotRead('George', 'Pettingill', '960744', 'Maureen')
  await friend.presses('Yes, I can')
  await friend.reads('01632 960744', 'Football, and his wife Maureen')
}

async function talk(friend, week) {
  await friend.goes('/my-jobs')
  await friend.presses('Someone to talk to for George Pettingill')
  await friend.presses('We have spoken')
  await friend.ticks(week < 3 ? 'Low' : 'Good')
  await friend.types('Minutes you gave', '35')
  await friend.types('Anything we should know? (optional)', `Week ${week}: the match, and his garden`)
  await friend.presses('All done')
  await friend.reads('Thank you. That is all done.', 'Someone to talk to for George Pettingill')
}

async function endWell(claire, first) {
  await claire.goes('/jobs')
  await claire.presses('Someone to talk to for George Pettingill')
  must(claire.at() !== first, 'the weekly call has no next one')
  await claire.types('Why, in a line', 'He has joined the football memories group')
  await claire.presses('Ends well')
}
