kith_room(calls src/practice/calls NEEDS casework)
