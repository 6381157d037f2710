package org.xiucheng.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path place;

    @Test
    void listensOnLoopbackUnlessToldOtherwise() {
        var settings = Settings.of(place);
        assertThat(settings.listen()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.databaseUrl()).isEmpty();
        assertThat(settings.backups()).isEmpty();
        assertThat(settings.binaries()).isEqualTo(place.resolve("binaries"));
        assertThat(settings.database()).isEqualTo(DatabaseSettings.usual());
    }

    @Test
    void readsEveryNameOfItsFile() throws IOException {
        say("""
                listen=0.0.0.0
                port=9001
                binaries=/opt/postgres
                database.url=postgresql://o:p@db/city
                database.pool=7
                database.connections=33
                database.shared-buffers=64
                backup.folder=/mnt/backup
                """);
        var settings = Settings.of(place);
        assertThat(settings.listen()).isEqualTo("0.0.0.0");
        assertThat(settings.port()).isEqualTo(9001);
        assertThat(settings.binaries()).isEqualTo(Path.of("/opt/postgres"));
        assertThat(settings.databaseUrl()).contains("postgresql://o:p@db/city");
        assertThat(settings.database().pool()).isEqualTo(7);
        assertThat(settings.database().connections()).isEqualTo(33);
        assertThat(settings.database().sharedBuffers()).isEqualTo(64);
        assertThat(settings.backups()).contains(Path.of("/mnt/backup"));
    }

    @Test
    void letsTheCommandLineWinOverTheFile() throws IOException {
        say("port=9001\n");
        assertThat(Settings.of(place).listeningOn("::1", 9002).port()).isEqualTo(9002);
    }

    @Test
    void refusesANameItDoesNotKnow() throws IOException {
        say("database.pol=7\n");
        assertThatThrownBy(() -> Settings.of(place))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("database.pol, which is no setting");
    }

    @Test
    void refusesWhatIsOutOfItsLimits() throws IOException {
        say("database.pool=0\n");
        refuses("database.pool is 0; it must be between 2 and 500");
        say("database.pool=many\n");
        refuses("'many'; it must be a whole number");
        say("database.pool=20\ndatabase.connections=21\n");
        refuses("database.connections is 21; it must be between 25 and 1000");
        say("port=70000\n");
        refuses("port 70000 does not exist");
    }

    private void refuses(String sentence) {
        assertThatThrownBy(() -> Settings.of(place))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(sentence);
    }

    private void say(String text) throws IOException {
        Files.writeString(place.resolve("xiucheng.properties"), text);
    }
}
