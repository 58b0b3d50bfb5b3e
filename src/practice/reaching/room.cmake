kith_room(reaching src/practice/reaching NEEDS calls)
