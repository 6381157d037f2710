package org.xiucheng.host.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.xiucheng.host.CannotStart;
import org.xiucheng.host.DataFolder;

/// A PostgreSQL of the operator's own, reached by URL and held to the same promises as the embedded one.
///
/// The URL names the owner: `postgresql://owner:password@host:port/database`. The application's role
/// `xiucheng_app` is made by the owner (who needs `createrole` for that) with a password kept in the data
/// folder; where an operator makes the role by hand, its password belongs into
/// `secrets/xiucheng_app.password`.
public final class ExternalDatabase implements Database {
    private final Login owner;
    private final Login application;

    private ExternalDatabase(Login owner, Login application) {
        this.owner = owner;
        this.application = application;
    }

    /// Reaches the database, checks that it is new enough and durable, and prepares the application's role.
    ///
    /// @throws CannotStart in one sentence, without the password
    public static ExternalDatabase reach(String url, DataFolder folder) {
        var owner = parse(url);
        var application = new Login(owner.url(), APPLICATION, folder.secrets().password(APPLICATION));
        try (var connection = owner.direct().getConnection()) {
            Durability.check(owner);
            prepareRole(new SingleConnectionDataSource(connection, true), application);
        } catch (SQLException unreachable) {
            throw new CannotStart(
                    "The database at %s cannot be reached as %s: %s."
                            .formatted(owner.url(), owner.role(), oneLine(unreachable)),
                    unreachable);
        }
        return new ExternalDatabase(owner, application).checked();
    }

    private ExternalDatabase checked() {
        try (var connection = application.direct().getConnection()) {
            Durability.check(application);
            return this;
        } catch (SQLException unreachable) {
            throw new CannotStart(
                    "The role %s cannot enter the database (%s): put its password into secrets/%s.password of the data folder."
                            .formatted(APPLICATION, oneLine(unreachable), APPLICATION),
                    unreachable);
        }
    }

    @Override
    public Login owner() {
        return owner;
    }

    @Override
    public Login application() {
        return application;
    }

    @Override
    public void startAfresh() {
        throw new CannotStart(
                "The first start on this database was interrupted: make an empty database and give its URL, this one is not ours to drop.");
    }

    @Override
    public void close() {
        // it was running before us and goes on after us
    }

    private static void prepareRole(SingleConnectionDataSource source, Login application) {
        var client = JdbcClient.create(source);
        var there = client.sql("select count(*) from pg_roles where rolname = :role")
                .param("role", application.role())
                .query(Integer.class)
                .single();
        if (there == 0) {
            Roles.ensure(client, application);
            Roles.admit(client, application);
        }
    }

    /// Reads `postgresql://owner:password@host:port/database?parameters`, with or without `jdbc:` before it.
    static Login parse(String url) {
        try {
            var uri = URI.create(url.startsWith("jdbc:") ? url.substring(5) : url);
            var scheme = Optional.ofNullable(uri.getScheme()).orElse("");
            var user = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
            if (!scheme.matches("postgres(ql)?") || uri.getHost() == null || user[0].isEmpty()) {
                throw unreadable();
            }
            var port = uri.getPort() < 0 ? 5432 : uri.getPort();
            var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            var place = "jdbc:postgresql://%s:%d%s%s".formatted(uri.getHost(), port, uri.getRawPath(), query);
            return new Login(place, decoded(user[0]), user.length < 2 ? "" : decoded(user[1]));
        } catch (IllegalArgumentException wrong) {
            throw unreadable();
        }
    }

    private static CannotStart unreadable() {
        return new CannotStart("The database URL is not of the form postgresql://owner:password@host:port/database.");
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String oneLine(SQLException said) {
        return String.valueOf(said.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
