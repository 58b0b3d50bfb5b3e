// Four stories that people told in 2020, played from end to end by everybody in them: each has a
// browser of their own and does only what their page offers.
import { hospitalThenHomeBlind } from './stories/hospital_then_home_blind.mjs'
import { notCoping } from './stories/not_coping.mjs'
import { theConversationHeMissed } from './stories/the_conversation_he_missed.mjs'
import { unsteadyOnHerFeet } from './stories/unsteady_on_her_feet.mjs'

export default {
  'Unsteady on her feet': unsteadyOnHerFeet,
  'Not coping': notCoping,
  'Hospital, then home blind': hospitalThenHomeBlind,
  'The conversation he missed': theConversationHeMissed
}
