kith_room(asking src/practice/asking NEEDS calls referrals volunteering)
