kith_room(sharing src/practice/sharing NEEDS accounts)
