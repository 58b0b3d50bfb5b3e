kith_room(referrals src/practice/referrals NEEDS casework)
