-- accounts
-- Who looks after volunteers, and who sets Kith up, may write the handbook, which until now came
-- with the program: those who may change settings, and of those who give jobs to volunteers whoever
-- also shares work out, or does not answer the phone.
INSERT INTO role_permission (role_id, permission)
    SELECT role.id, 'volunteers.handbook'
      FROM role
     WHERE EXISTS (SELECT 1 FROM role_permission may
                    WHERE may.role_id = role.id AND may.permission = 'settings.manage')
        OR (EXISTS (SELECT 1 FROM role_permission may
                     WHERE may.role_id = role.id AND may.permission = 'jobs.coordinate')
            AND (EXISTS (SELECT 1 FROM role_permission may
                          WHERE may.role_id = role.id AND may.permission = 'calls.manage')
                 OR NOT EXISTS (SELECT 1 FROM role_permission may
                                 WHERE may.role_id = role.id
                                   AND may.permission = 'contacts.take')))
    ON CONFLICT (role_id, permission) DO NOTHING;
