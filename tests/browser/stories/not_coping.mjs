// A carer of a husband with dementia asks for shopping. The call back becomes a talk with a social
// prescriber, a break arranged by a charity, and a volunteer who knows dementia from home. Her
// browser runs no scripts, and she is called away in the middle.
import { enter, must, post } from '../cast.mjs'

export async function notCoping(given) {
  const brenda = await enter(given, undefined, { phone: true, script: false })
  await beginToAsk(brenda)
  await comeBack(brenda, given.kith)
  must(await finishAsking(brenda), 'there is no reference')

  const hannah = await enter(given, 'handler')
  const person = await ringBack(hannah)
  await passToNavigators(hannah)

  const nadia = await enter(given, 'navigator')
  await takeOn(nadia)
  await referToCarers(nadia)
  const tom = await enter(given, 'partner2')
  await arrangeABreak(tom)

  const claire = await enter(given, 'coordinator')
  const login = await offerToSomebodyWhoKnows(claire, nadia, person)
  const friend = await enter(given, login, { phone: true })
  await talkAsAFriend(friend)

  await nadia.goes(person)
  await nadia.reads('Someone to talk to: All done', 'Two hours every Tuesday', 'Support as a carer')
  await Promise.all([brenda, hannah, nadia, tom, claire, friend].map((one) => one.leaves()))
}

async function beginToAsk(brenda) {
  await brenda.goes('/')
  await brenda.presses('Ask for help')
  await brenda.presses('Start')
  await brenda.ticks('Myself')
  await brenda.presses('Continue')
  await brenda.ticks('Food and essentials')
  await brenda.presses('Continue')
  await brenda.ticks('One or two days')
  await brenda.presses('Save and come back later')
  await brenda.types('E-mail address', 'brenda.ransome@mail.example')
  await brenda.presses(/Save|Send/)
}

async function comeBack(brenda, kith) {
  const mail = await post(kith, 'brenda.ransome@mail.example', 'Open this link to finish it')
  await brenda.goes(new URL(/https?:\S+/.exec(mail)[0]).pathname)
}

async function finishAsking(brenda) {
  await brenda.presses('Carry on')
  await brenda.ticks('In the next few days')
  await brenda.presses('Continue')
  await brenda.presses('Continue')
  await brenda.reads('There is a problem', 'Enter a name, or what we should call them')
  await brenda.types('First name', 'Brenda')
  await brenda.types('Last name', 'Ransome')
  await brenda.presses('Continue')
  await brenda.types('Postcode (optional)', 'NR93 5AG')
  await brenda.presses('Continue')
  await brenda.ticks('Phone call')
  await brenda.types('Phone number', '07700 900743')
  await brenda.presses('Continue')
  await brenda.ticks('Only at certain times, or in a certain way')
  await brenda.types('When and how is it safe?', 'From ten to twelve, when he is at the day centre')
  await brenda.ticks('No', brenda.main().getByRole('group', { name: 'safe to leave a message' }))
  await brenda.presses('Continue')
  await brenda.presses('Continue')
  await brenda.ticks('Yes, tell those who can help')
  await brenda.presses('Continue')
  await brenda.reads('Check your answers', 'Brenda Ransome', 'One or two days')
  await brenda.presses('Send the request')
  await brenda.reads('We have your request', 'Somebody will ring, most likely tomorrow')
  return /R-[0-9A-Z]{4}-\w+/.test(await brenda.words())
}

// The rule about when to ring is in sight before the number is.
async function ringBack(hannah) {
  await hannah.goes('/needs')
  await hannah.chooses('Kind', 'Food and essentials')
  await hannah.chooses('With', 'Nobody yet')
  await hannah.presses('Show', hannah.main())
  const need = hannah.main().getByRole('row', { name: /Brenda Ransome/ })
  await hannah.presses('Food and essentials', need)
  await hannah.reads('From ten to twelve, when he is at the day centre')
  await hannah.presses('Brenda Ransome')
  await hannah.reads('Asked for help on the website', 'From ten to twelve')
  const person = hannah.at()
  await hannah.presses('Request for help')
  await hannah.reads('From ten to twelve', 'Never leave a message', 'Not safe: never leave a message')
  await hannah.reads('You asked us to get in touch, and your reference is')
  await hannah.presses('They need something: take it down')
  await hannah.reads('Open already: asking again joins them', 'From ten to twelve')
  await hannah.types('Good time', 'Ten to twelve')
  await hannah.ticks('Support as a carer')
  await hannah.types('Who do you look after, and what do they need?', 'Her husband Stan, who has dementia')
  await hannah.ticks('I cannot go on like this')
  await hannah.types('What the call was about', 'She cried. It is not really the shopping.')
  await hannah.presses('Save the call')
  await hannah.reads('Saved: how to reach them', 'need opened')
  return person
}

async function passToNavigators(hannah) {
  await hannah.presses('Support as a carer')
  await hannah.chooses('Give it to', 'Wellbeing navigators (team)')
  await hannah.presses('Give it')
  await hannah.reads('It is handed over', 'Wellbeing navigators')
}

async function takeOn(nadia) {
  await nadia.goes('/work')
  await nadia.presses('Brenda Ransome')
  await nadia.reads('Support as a carer', 'I cannot go on like this', 'From ten to twelve')
  await nadia.presses('Take it')
  await nadia.types('Note', 'Talked for an hour. She wants two hours to herself, and one person who knows.')
  await nadia.presses('Save note')
  await nadia.reads('The note is saved')
}

async function referToCarers(nadia) {
  await nadia.presses('Refer to an organisation')
  await nadia.ticks('Fenmarch Carers')
  await nadia.types('What do you ask them to do?', 'Two hours of company for a man with dementia, so that his wife can go out.')
  await nadia.presses(/^Refer$/, nadia.main())
  await nadia.reads('Waiting for an answer', 'Fenmarch Carers')
}

async function arrangeABreak(tom) {
  await tom.goes('/partner')
  await tom.presses('Brenda Ransome')
  await tom.reads('Two hours of company', 'From ten to twelve')
  await tom.ticks('Yes, we take this on')
  await tom.presses('Send')
  await tom.ticks('We have started')
  await tom.types('What came of it, or why', 'Two hours every Tuesday')
  await tom.presses('Send')
  await tom.reads('Started')
}

// Company is a need of its own; the coordinator looks at who is proposed until one knows.
async function offerToSomebodyWhoKnows(claire, nadia, person) {
  await nadia.goes(person)
  await nadia.presses('Take a call', nadia.main())
  await nadia.ticks('Someone to talk to')
  await nadia.types('What do you like to talk about?', 'Somebody who has dementia in the family too')
  const who = nadia.main().getByRole('group', { name: 'Someone to talk to: who does it' })
  await nadia.ticks('Volunteer job', who)
  await nadia.presses('Save the call')
  await nadia.reads('a job for volunteers: someone to talk to')

  await claire.goes('/jobs')
  await claire.presses('Someone to talk to for Brenda Ransome')
  await claire.reads('Somebody who has dementia in the family too')
  const job = claire.at()
  const cards = claire.main().locator('article')
  await claire.presses(/./, cards.first())
  const login = /(volunteer\d*)@fenmarch/.exec(await claire.words())[1]
  await claire.goes(job)
  await claire.presses('Offer it', cards.first())
  await claire.reads('Who was asked')
  return login
}

async function talkAsAFriend(friend) {
  await friend.goes('/my-jobs')
  await friend.presses('Look and answer', friend.main().locator('article', { hasText: 'Someone to talk to' }))
  await friend.presses('Yes, I can')
  await friend.reads('Someone to talk to for Brenda Ransome', 'From ten to twelve',
    'Somebody who has dementia in the family too')
  await friend.presses('We have spoken')
  await friend.presses('All done')
  await friend.reads('Thank you. That is all done.')
}
