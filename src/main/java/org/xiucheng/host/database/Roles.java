package org.xiucheng.host.database;

import org.springframework.jdbc.core.simple.JdbcClient;

/// The database roles that this installation makes for itself.
final class Roles {
    private Roles() {}

    /// Makes the role, or gives it the password we hold.
    ///
    /// A role's name and password cannot be parameters of `create role`; they travel as settings of the
    /// session, so the client must stay on one connection.
    static void ensure(JdbcClient client, Login login) {
        hand(client, login);
        client.sql("""
                do $$
                begin
                    if not exists (select from pg_roles where rolname = current_setting('xiucheng.role')) then
                        execute format('create role %I login', current_setting('xiucheng.role'));
                    end if;
                    execute format('alter role %I password %L',
                        current_setting('xiucheng.role'), current_setting('xiucheng.password'));
                end
                $$
                """).update();
    }

    /// Lets the role into the database that the client is in.
    static void admit(JdbcClient client, Login login) {
        hand(client, login);
        client.sql("""
                do $$
                begin
                    execute format('grant connect, temporary on database %I to %I',
                        current_database(), current_setting('xiucheng.role'));
                end
                $$
                """).update();
    }

    private static void hand(JdbcClient client, Login login) {
        client.sql("""
                select set_config('xiucheng.role', :role, false), set_config('xiucheng.password', :password, false)
                """)
                .param("role", login.role())
                .param("password", login.password())
                .query()
                .singleRow();
    }
}
