kith_room(messages src/practice/messages NEEDS people pdf LINK curl)
