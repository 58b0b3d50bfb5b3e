kith_room(accounts src/practice/accounts NEEDS web defaults LINK curl crypto)
