// A man comes home from hospital with new sight loss. A food bank without accounts brings the first
// parcel by the links it is mailed; a sight charity takes his orders by phone and brings them every
// week; then it hands him on to a befriender who stays.
import { enter, must, post } from '../cast.mjs'

export async function hospitalThenHomeBlind(given) {
  const ward = await enter(given, undefined, { script: false })
  const reference = await theWardAsks(ward)
  await post(given.kith, 'joy.adebayo@hospital.example', reference, 'Joy Adebayo')

  const hannah = await enter(given, 'handler')
  const person = await readTheRequest(hannah)
  await referTo(hannah, 'Marsh Food Bank', 'A parcel for one, today. He cannot see the steps: please ring the bell twice.')
  await bringAParcel(given, reference)
  await hannah.goes(person)
  await hannah.reads('Food and essentials: met', 'Parcel carried in and put away with him')

  await ordersEveryWeek(hannah, person)
  const beth = await enter(given, 'partner')
  await collectTheOrders(beth)

  await handOn(hannah, person)
  const claire = await enter(given, 'coordinator')
  const { job, login } = await findABefriender(claire)
  const friend = await enter(given, login, { phone: true })
  await aFriendWhoStays(friend)

  must(await beth.goes(person) === 403, 'the charity still sees somebody it has handed on')
  await hannah.goes(person)
  await hannah.reads('Someone to talk to', 'in progress', 'Orders by phone every Thursday')
  must(job, 'no job')
  await Promise.all([ward, hannah, beth, claire, friend].map((one) => one.leaves()))
}

async function theWardAsks(ward) {
  await ward.goes('/get-help')
  await ward.presses('Start')
  await ward.ticks('Someone my organisation works with')
  await ward.presses('Continue')
  await ward.types('Name of your organisation', 'Fenmarch General, Ward 7')
  await ward.types('Your name', 'Joy Adebayo')
  await ward.types('Your e-mail address', 'joy.adebayo@hospital.example')
  await ward.ticks('Yes, they know and agree')
  await ward.presses('Continue')
  await ward.ticks('Food and essentials')
  await ward.presses('Continue')
  await ward.ticks('Nothing left today')
  await ward.presses('Continue')
  await ward.ticks('Today')
  await ward.presses('Continue')
  await ward.types('First name', 'Leonard')
  await ward.types('Last name', 'Catchpole')
  await ward.presses('Continue')
  await ward.types('Address (optional)', '9 Wherry Court')
  await ward.types('Postcode (optional)', 'NR91 1AG')
  await ward.presses('Continue')
  await ward.ticks('Phone call')
  await ward.types('Phone number', '01632 960752')
  await ward.presses('Continue')
  await ward.ticks('Yes, at any time')
  await ward.ticks('Yes', ward.main().getByRole('group', { name: 'safe to leave a message' }))
  await ward.presses('Continue')
  await ward.ticks('Something that helps with seeing')
  await ward.types('What helps with seeing?', 'New sight loss: ring, never write')
  await ward.presses('Continue')
  await ward.ticks('Yes, tell those who can help')
  await ward.presses('Continue')
  await ward.presses('Send the request')
  await ward.reads('We have your request')
  return /R-[0-9A-Z]{4}-\w+/.exec(await ward.words())[0]
}

async function readTheRequest(hannah) {
  await hannah.goes('/needs')
  await hannah.presses('Food and essentials', hannah.main().getByRole('row', { name: /Leonard Catchpole/ }))
  await hannah.reads('New sight loss: ring, never write', 'Nothing left today')
  const person = new URL(await hannah.main().getByRole('link', { name: 'Leonard Catchpole' })
    .getAttribute('href'), hannah.page.url()).pathname
  return person
}

async function referTo(hannah, organisation, words) {
  await hannah.presses('Refer to an organisation')
  await hannah.ticks(organisation)
  await hannah.types('What do you ask them to do?', words)
  await hannah.presses(/^Refer$/, hannah.main())
  await hannah.reads('Waiting for an answer', organisation)
}

// Nobody at the food bank signs in: each mail has a link that takes one step.
async function bringAParcel(given) {
  const driver = await enter(given, undefined, { phone: true, script: false })
  const offered = await post(given.kith, 'foodbank@partners.example', 'A referral from')
  await driver.goes(linkIn(offered))
  await driver.reads('ring the bell twice')
  await driver.doesNotRead('Catchpole', 'Wherry Court')
  await driver.ticks('Yes, we take this on')
  await driver.presses('Send')
  await driver.reads('Thank you')
  await driver.goes(linkIn(offered))
  await driver.reads('used')
  const next = await post(given.kith, 'foodbank@partners.example', 'Next step for referral')
  await driver.goes(linkIn(next))
  await driver.reads('Leonard Catchpole', '9 Wherry Court', 'New sight loss: ring, never write')
  await driver.ticks('It is done')
  await driver.types('What came of it, or why', 'Parcel carried in and put away with him.')
  await driver.presses('Send')
  await driver.reads('Thank you')
  await driver.leaves()
}

const linkIn = (mail) => new URL(/https?:\S+/.exec(mail)[0]).pathname

async function ordersEveryWeek(hannah, person) {
  await hannah.presses('Take a call', hannah.main())
  await hannah.ticks('Lifts and collections')
  await hannah.types('From where, to where, and when?', 'His order from the shop in the square, every Thursday')
  const who = hannah.main().getByRole('group', { name: 'Lifts and collections: who does it' })
  await hannah.ticks('Refer to…', who)
  await hannah.chooses('Organisation for Lifts and collections', 'Saltmarsh Sight')
  await hannah.presses('Save the call')
  await hannah.reads('a referral: lifts and collections')
}

async function collectTheOrders(beth) {
  await beth.goes('/partner')
  await beth.presses('Leonard Catchpole')
  await beth.reads('every Thursday', 'New sight loss: ring, never write')
  await beth.ticks('Yes, we take this on')
  await beth.presses('Send')
  await beth.ticks('We have started')
  await beth.presses('Send')
  await beth.reads('Started')
  await beth.ticks('It is done')
  await beth.presses('Send')
  await beth.reads('There is a problem', 'Say what came of it')
  await beth.ticks('It is done')
  await beth.types('What came of it, or why',
    'Orders by phone every Thursday for six weeks; he now orders himself. He would like company that lasts.')
  await beth.types('What it cost, if anything', '48.00')
  await beth.presses('Send')
  await beth.reads('Done', '£48')
}

async function handOn(hannah, person) {
  await hannah.goes(person)
  await hannah.reads('He would like company that lasts')
  await hannah.presses('Take a call', hannah.main())
  await hannah.ticks('Someone to talk to')
  await hannah.types('What do you like to talk about?', 'Cricket on the radio')
  await hannah.ticks('Volunteer job', hannah.main().getByRole('group', { name: 'Someone to talk to: who does it' }))
  await hannah.presses('Save the call')
  await hannah.reads('a job for volunteers: someone to talk to')
}

async function findABefriender(claire) {
  await claire.goes('/jobs')
  await claire.presses('Someone to talk to for Leonard Catchpole')
  const job = claire.at()
  await claire.presses(/./, claire.main().locator('article').first())
  const login = /(volunteer\d*)@fenmarch/.exec(await claire.words())[1]
  await claire.goes(job)
  await claire.presses('Offer it', claire.main().locator('article').first())
  await claire.reads('Who was asked')
  return { job, login }
}

async function aFriendWhoStays(friend) {
  await friend.goes('/my-jobs')
  await friend.presses('Look and answer', friend.main().locator('article', { hasText: 'Someone to talk to' }))
  await friend.presses('Yes, I can')
  await friend.reads('Leonard Catchpole', 'New sight loss: ring, never write', 'Cricket on the radio')
  await friend.presses('We have spoken')
  await friend.ticks('Good')
  await friend.presses('All done')
  await friend.reads('Thank you. That is all done.', 'Someone to talk to for Leonard Catchpole')
}
