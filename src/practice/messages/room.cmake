kith_room(messages src/practice/messages NEEDS people LINK curl)
