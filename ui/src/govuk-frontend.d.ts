// govuk-frontend is published without types; these are the parts we use. build.mjs says where
// "govuk/" is.
declare module 'govuk/*.mjs' {
  type Component = { new (root: Element): unknown; moduleName: string }
  export const Button: Component
  export const CharacterCount: Component
  export const Checkboxes: Component
  export const ErrorSummary: Component
  export const ExitThisPage: Component
  export const FileUpload: Component
  export const NotificationBanner: Component
  export const PasswordInput: Component
  export const Radios: Component
  export const ServiceNavigation: Component
  export const SkipLink: Component
  export const Tabs: Component
}
