// A woman with hearing loss, alone for the first time, needs shopping today. The volunteer who
// brings it notices that she is unsteady and says so from a phone; the handler sees it at once and
// passes it to social care; a welfare check is made, and its result is seen by all who need it and
// by nobody else.
import { enter, must } from '../cast.mjs'

export async function unsteadyOnHerFeet(given) {
  const claire = await enter(given, 'coordinator')
  const postcode = await whereDanLives(claire)

  const hannah = await enter(given, 'handler')
  const winifred = await takeTheCall(hannah, postcode)
  await offerTheJob(claire)

  const dan = await enter(given, 'volunteer', { phone: true })
  await hannah.goes('/concerns')
  await shop(dan)
  await sayShesUnsteady(dan)

  // The list on Hannah's screen changes by itself.
  await hannah.reads('Winifred Howlett')
  await passToSocialCare(hannah)

  const grace = await enter(given, 'caseworker')
  await makeTheWelfareCheck(grace)

  await heardBack(dan)
  await hannah.goes(winifred)
  await hannah.reads('Help arranged', 'A falls nurse comes on Thursday')
  await nobodyElse(given, winifred)
  await Promise.all([claire, hannah, dan, grace].map((one) => one.leaves()))
}

async function whereDanLives(claire) {
  await claire.goes('/volunteers')
  await claire.presses('Dan Larter')
  await claire.reads('Offers go to their phone')
  return /NR9\d \d[A-Z]{2}/.exec(await claire.words())[0]
}

// Hannah has a headset on and never touches the mouse.
async function takeTheCall(hannah, postcode) {
  await hannah.goes('/work')
  await hannah.tabsTo('Take a call')
  await hannah.key('Enter')
  await hannah.reads('Can you talk freely?')
  await hannah.keys('First name', 'Winifred')
  await hannah.keys('Last name', 'Howlett')
  await hannah.keys('Date of birth', '4/3/1938')
  await hannah.keys('Postcode', postcode)
  await hannah.keys('Phone', '01632 960731')
  await hannah.reads('Nobody like this is known')
  await hannah.keys('Address', '4 Tern Close')
  await hannah.keys('Hearing', 'Two hearing aids: let it ring for long, and speak up')
  await hannah.keys('Food and essentials', ' ')
  await hannah.tabsTo('How long will the food you have last?')
  await hannah.key('Space')
  await hannah.keys('Is there anything you cannot eat?', 'Nothing with nuts')
  await hannah.keys('Urgent', ' ')
  await hannah.keys('Food and essentials: by when', 'Today')
  await hannah.tabsTo('Food and essentials: who does it')
  await hannah.key('ArrowDown')
  await hannah.tabsTo('May we tell those who help?')
  await hannah.key('Space')
  await hannah.keys('What the call was about', 'Her husband is in hospital and she has never lived alone.')
  await hannah.tabsTo('Save the call')
  await hannah.key('Enter')
  await hannah.reads('a new person', 'need opened', 'a job for volunteers: food and essentials')
  await hannah.reads('Winifred Howlett', 'Two hearing aids')
  return hannah.at()
}

async function offerTheJob(claire) {
  await claire.goes('/jobs')
  await claire.presses('Food and essentials for Winifred Howlett')
  const card = claire.main().locator('article', { hasText: 'Dan Larter' })
  await claire.presses('Offer it', card)
  await claire.reads('Who was asked', 'Dan Larter')
}

async function shop(dan) {
  await dan.goes('/my-jobs')
  await dan.presses('Look and answer', dan.main().locator('article', { hasText: 'Food and essentials' }))
  await dan.reads('Can you help? Food and essentials', 'You see the name and address when you say yes')
  await dan.doesNotRead('Winifred', 'Howlett', 'Tern Close', '960731')
  await dan.presses('Yes, I can')
  await dan.reads('Food and essentials for Winifred Howlett', '4 Tern Close', 'Two hearing aids',
    'Nothing with nuts')
  await dan.presses('I have collected it')
  await dan.types('Money spent, if any', '23.40')
  await dan.presses('I have delivered it')
  await dan.reads('Spent: £23.40')
}

async function sayShesUnsteady(dan) {
  await dan.opens('I am worried about them')
  await dan.types('What have you seen or heard?',
    'She held on to the door frame all the time and nearly fell when she turned round.')
  await dan.presses('Tell the team')
  await dan.reads('The team has it now and looks at it today')
  await dan.presses('All done')
  await dan.reads('Thank you. That is all done.')
  await dan.doesNotRead('Winifred')
}

async function passToSocialCare(hannah) {
  await hannah.presses('Winifred Howlett')
  await hannah.reads('She held on to the door frame', 'Dan Larter', 'Two hearing aids')
  await hannah.chooses('Team', 'Adult social care')
  await hannah.types('What they should know', 'Her husband is in hospital; nobody is with her.')
  await hannah.presses('Pass it on')
  await hannah.reads('The concern is passed on')
}

async function makeTheWelfareCheck(grace) {
  await grace.goes('/work')
  await grace.presses(/Winifred Howlett/)
  await grace.reads('She held on to the door frame', 'nobody is with her')
  await grace.presses('Take it')
  await grace.reads('The concern is with you now')
  await grace.ticks('Help is arranged')
  await grace.types('What did you find, and what did you do?',
    'Went to see her at four. A falls nurse comes on Thursday and her sister stays tonight.')
  await grace.types('Tell who raised it something else',
    'Thank you: because you said so, somebody went the same day and help is arranged.')
  await grace.presses('Answer the concern')
  await grace.reads('The concern is answered')
}

async function heardBack(dan) {
  await dan.goes('/my-concerns')
  await dan.reads('because you said so, somebody went the same day')
  await dan.doesNotRead('falls nurse', 'sister')
}

async function nobodyElse(given, winifred) {
  for (const login of ['partner', 'volunteer7']) {
    const other = await enter(given, login, { phone: login !== 'partner' })
    const status = await other.goes(winifred)
    must(status === 403 || status === 404, `${login} may open ${winifred}: ${status}`)
    await other.leaves()
  }
}
