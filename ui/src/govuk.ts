// The GOV.UK components that have behaviour, imported one by one: the bundle holds no others.
import { Button } from 'govuk/button/button.mjs'
import { CharacterCount } from 'govuk/character-count/character-count.mjs'
import { Checkboxes } from 'govuk/checkboxes/checkboxes.mjs'
import { ErrorSummary } from 'govuk/error-summary/error-summary.mjs'
import { ExitThisPage } from 'govuk/exit-this-page/exit-this-page.mjs'
import { FileUpload } from 'govuk/file-upload/file-upload.mjs'
import { NotificationBanner } from 'govuk/notification-banner/notification-banner.mjs'
import { PasswordInput } from 'govuk/password-input/password-input.mjs'
import { Radios } from 'govuk/radios/radios.mjs'
import { ServiceNavigation } from 'govuk/service-navigation/service-navigation.mjs'
import { SkipLink } from 'govuk/skip-link/skip-link.mjs'
import { Tabs } from 'govuk/tabs/tabs.mjs'

const components = [
  Button, CharacterCount, Checkboxes, ErrorSummary, ExitThisPage, FileUpload,
  NotificationBanner, PasswordInput, Radios, ServiceNavigation, SkipLink, Tabs
]

// Starts every component inside `scope`. One that cannot start leaves its plain markup working.
export function startGovuk(scope: ParentNode) {
  for (const Component of components) {
    const name = Component.moduleName
    for (const root of scope.querySelectorAll(`[data-module="${name}"]:not([data-${name}-init])`)) {
      try {
        new Component(root)
      } catch (error) {
        console.warn(`${name} did not start`, error)
      }
    }
  }
}
