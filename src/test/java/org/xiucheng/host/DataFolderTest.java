package org.xiucheng.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path place;

    @Test
    void belongsToOneAtATime() {
        var path = place.resolve("city");
        try (var first = DataFolder.open(path)) {
            assertThatThrownBy(() -> DataFolder.open(path))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(
                            "is in use by process " + ProcessHandle.current().pid())
                    .hasMessageContaining(first.path().toString());
        }
        DataFolder.open(path).close();
    }

    @Test
    void refusesAFolderOfANewerVersionAndLeavesItAlone() throws IOException {
        DataFolder.open(place).close();
        Files.writeString(place.resolve("format"), "2\n");
        assertThatThrownBy(() -> DataFolder.open(place))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("newer version (format 2");
        assertThat(place.resolve("format")).hasContent("2");
    }

    @Test
    void refusesAFolderWhoseVersionCannotBeRead() throws IOException {
        Files.writeString(place.resolve("format"), "one");
        assertThatThrownBy(() -> DataFolder.open(place))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("should hold a number");
    }

    @Test
    void refusesAFolderThatHoldsSomethingElse() throws IOException {
        Files.writeString(place.resolve("thesis.txt"), "years of work");
        assertThatThrownBy(() -> DataFolder.open(place))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("thesis.txt");
        try (var held = Files.list(place)) {
            assertThat(held).hasSize(1);
        }
    }

    @Test
    void acceptsSettingsWrittenAheadOfTheFirstStart() throws IOException {
        Files.writeString(place.resolve("xiucheng.properties"), "port=9000\n");
        DataFolder.open(place).close();
        assertThat(Settings.of(place).port()).isEqualTo(9000);
    }

    @Test
    void refusesAFileInPlaceOfAFolder() throws IOException {
        var file = Files.writeString(place.resolve("file"), "");
        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("choose another with --data");
        assertThatThrownBy(() -> DataFolder.open(file.resolve("below")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("choose another with --data");
    }

    @Test
    void keepsItsSecretsAndShowsThemToItsOwnerOnly() throws IOException {
        String password;
        byte[] key;
        try (var folder = DataFolder.open(place)) {
            password = folder.secrets().password("xiucheng_app");
            key = folder.secrets().identityKey().getEncoded();
        }
        try (var folder = DataFolder.open(place)) {
            assertThat(folder.secrets().password("xiucheng_app"))
                    .isEqualTo(password)
                    .hasSize(64);
            assertThat(folder.secrets().identityKey().getEncoded())
                    .isEqualTo(key)
                    .hasSize(32);
        }
        assertThat(permissions("secrets")).isEqualTo("rwx------");
        assertThat(permissions("secrets/identity.key")).isEqualTo("rw-------");
        assertThat(permissions("secrets/xiucheng_app.password")).isEqualTo("rw-------");
    }

    @Test
    void refusesADamagedSecretInsteadOfMakingANewOne() throws IOException {
        try (var folder = DataFolder.open(place)) {
            folder.secrets().identityKey();
            Files.writeString(place.resolve("secrets/identity.key"), "");
            assertThatThrownBy(() -> folder.secrets().identityKey())
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("restore it from a backup");
        }
    }

    private String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(place.resolve(name)));
    }
}
