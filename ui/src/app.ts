// Scripts make a page quicker, never possible: every file here improves markup that already works.
import { startGovuk } from './govuk'
import { startAutoSubmit } from './auto-submit'
import { startConfirmLeaving } from './confirm-leaving'
import { startLive } from './live'
import { startOffline } from './offline'
import { startOutbox } from './outbox'
import { startPrint } from './print'
import { startSearch } from './search'
import { startShortcuts } from './shortcuts'
import { startSubmitOnce } from './submit-once'

startGovuk(document)
startSearch()
startLive()
startAutoSubmit()
startConfirmLeaving()
startSubmitOnce()
startShortcuts()
startOutbox()
startOffline()
startPrint()

if (document.querySelector('[data-map]')) {
  void import('./map').then(({ startMaps }) => startMaps())
}
