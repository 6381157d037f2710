package org.xiucheng.host.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.host.CannotStart;
import org.xiucheng.host.DataFolder;
import org.xiucheng.host.DatabaseSettings;
import org.xiucheng.host.Progress;

/// The operator's own server is here another cluster on this machine, prepared as an operator would.
class ExternalDatabaseTest {
    @TempDir
    static Path server;

    @TempDir
    Path place;

    private static DataFolder folder;
    private static EmbeddedDatabase database;

    @BeforeAll
    static void runAServer() {
        var usual = DatabaseSettings.usual();
        var settings = new DatabaseSettings(5, 20, 32, 0, 0, usual.toStart(), usual.toStop(), usual.statement());
        folder = DataFolder.open(server);
        database = EmbeddedDatabase.start(folder, Path.of("target", "postgres-binaries"), settings, Progress.silent());
        for (var order : List.of(
                "create role ada login createrole password 'p@ss:word'",
                "create database ada owner ada",
                "revoke all on database ada from public",
                "drop database xiucheng",
                "drop role xiucheng_app")) {
            operator().sql(order).update();
        }
    }

    @AfterAll
    static void stopTheServer() {
        database.close();
        folder.close();
    }

    @Test
    void makesTheApplicationsRoleOnceAndMigrates() {
        try (var ours = DataFolder.open(place)) {
            reach(ours, url());
            var again = reach(ours, "jdbc:" + url());
            assertThat(again.owner().role()).isEqualTo("ada");
            assertThat(again.application().role()).isEqualTo("xiucheng_app");
            assertThat(Migrations.apply(again.owner(), again.application().role(), Progress.silent())
                            .filled())
                    .isFalse();
            var application = JdbcClient.create(again.application().direct());
            assertThatThrownBy(
                            () -> application.sql("delete from matter.matter").update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(again::startAfresh).hasMessageContaining("not ours to drop");
            anotherFolderIsToldWhereThePasswordBelongs();
        }
    }

    private void anotherFolderIsToldWhereThePasswordBelongs() {
        try (var other = DataFolder.open(place.resolve("other"))) {
            assertThatThrownBy(() -> reach(other, url()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("put its password into secrets/xiucheng_app.password");
        }
    }

    @Test
    void refusesAnOwnerWhoCommitsWithoutWaiting() {
        operator().sql("alter role ada set synchronous_commit = off").update();
        try (var ours = DataFolder.open(place)) {
            assertThatThrownBy(() -> reach(ours, url()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("synchronous_commit = off (seen as ada)");
        } finally {
            operator().sql("alter role ada reset synchronous_commit").update();
        }
    }

    @Test
    void saysWhyItCannotBeReachedWithoutThePassword() {
        try (var ours = DataFolder.open(place)) {
            assertThatThrownBy(() -> reach(ours, url().replace("word@", "ward@")))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("cannot be reached as ada")
                    .hasMessageNotContaining("ward");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://a:b@host/db", "postgresql://host/db", "postgresql:///db", "no url", ""})
    void refusesWhatIsNoUrlOfADatabase(String url) {
        assertThatThrownBy(() -> ExternalDatabase.parse(url))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("postgresql://owner:password@host:port/database");
    }

    @Test
    void readsEveryPartOfAUrl() {
        var login = ExternalDatabase.parse("postgres://ada:p%40ss%3Aword@db.example/city?sslmode=require");
        assertThat(login.url()).isEqualTo("jdbc:postgresql://db.example:5432/city?sslmode=require");
        assertThat(login.role()).isEqualTo("ada");
        assertThat(login.password()).isEqualTo("p@ss:word");
    }

    private static ExternalDatabase reach(DataFolder folder, String url) {
        return ExternalDatabase.reach(url, folder);
    }

    private static String url() {
        var place = database.superuser().to("ada").url().replace("jdbc:postgresql://", "");
        return "postgresql://ada:p%40ss%3Aword@" + place;
    }

    private static JdbcClient operator() {
        return JdbcClient.create(database.superuser().direct());
    }
}
