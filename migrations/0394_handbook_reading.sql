-- volunteering
-- What volunteers read before they begin is part of the handbook, and so is what goes with a job: a
-- shopping list or a prescription. A version may ask those who read an earlier one to read again,
-- so which version somebody read is kept.
ALTER TABLE handbook_page ADD COLUMN again INTEGER NOT NULL DEFAULT 0 CHECK (again IN (0, 1));
ALTER TABLE volunteer_check ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
UPDATE handbook_page
   SET body = substr(body, 1, length(body) - 1) || ',"order":"shopping"}'
 WHERE part = 'job kind' AND id = 'food' AND body <> '{}'
   AND replace(body, '"order"', '') = body;
UPDATE handbook_page
   SET body = substr(body, 1, length(body) - 1) || ',"order":"medicine"}'
 WHERE part = 'job kind' AND id = 'prescriptions' AND body <> '{}'
   AND replace(body, '"order"', '') = body;
UPDATE handbook_page
   SET body = substr(body, 1, length(body) - 1) ||
           ',"reading":' ||
           '{"title":"How we look after people and each other","button":"I have read this and will ' ||
           'keep to it","parts":[{"title":"They decide","text":"You help people live as they ' ||
           'choose. Ask before you do anything, also when it seems obvious."},{"title":"Money and ' ||
           'keys","text":"Never take a bank card, a PIN, a key or a gift of money. Keep every ' ||
           'receipt. If somebody presses you to, tell us."},{"title":"What you see stays ' ||
           'private","text":"You tell nobody who you help or what you saw, and put nothing about it ' ||
           'on line. Telling us of a worry is never breaking a confidence."},{"title":"Know where ' ||
           'it ends","text":"No personal care, no medicine given, no lifting of people, no advice ' ||
           'about money. Ring us instead."},{"title":"Safe yourself","text":"Stay at the door ' ||
           'unless you feel safe. Leave whenever you want to. You can say no to any job, without a ' ||
           'reason."}]}' || '}'
 WHERE part = 'check' AND id = 'code' AND body <> '{}'
   AND replace(body, '"reading"', '') = body;
UPDATE handbook_page
   SET body = substr(body, 1, length(body) - 1) ||
           ',"reading":' ||
           '{"title":"Welcome training","button":"I have done this ' ||
           'training","parts":[{"title":"Before you go","text":"Open the job on your phone while ' ||
           'you have signal: the address, how to reach them and what to know stay on the ' ||
           'phone."},{"title":"At the door","text":"Say who you are and who sent you. Give the ' ||
           'reference. Wait long: many people need time to come to the ' ||
           'door."},{"title":"Noticing","text":"Signs to tell us of: unsteady on their feet, ' ||
           'confused, no food or heating, bruises, afraid of somebody, a post box that overflows, ' ||
           'very low. You need not be sure."},{"title":"In danger","text":"Ring 999 first. Stay if ' ||
           'it is safe. Then press “I am worried about them”: the team sees it at ' ||
           'once."},{"title":"Abuse","text":"Do not ask questions in front of others, promise no ' ||
           'secret, confront nobody. Listen, and tell us the same ' ||
           'day."},{"title":"Afterwards","text":"Press “All done”. If something stays with you, ' ||
           'ring us: we are there for you too."}]}' || '}'
 WHERE part = 'check' AND id = 'training' AND body <> '{}'
   AND replace(body, '"reading"', '') = body;
