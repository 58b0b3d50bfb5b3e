kith_room(insight src/practice/insight NEEDS accounts)
