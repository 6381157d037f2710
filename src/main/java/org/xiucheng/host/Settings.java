package org.xiucheng.host;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/// Where one jurisdiction's platform keeps its data and where it listens.
///
/// What is said on the command line wins over the file `xiucheng.properties` in the data folder, which wins
/// over the defaults. An unknown name in the file is refused: a misspelt limit is a missing limit.
///
/// @param data the folder of this jurisdiction
/// @param listen the address to listen on; loopback unless told otherwise
/// @param port the port of the pages and doors
/// @param databaseUrl a PostgreSQL of the operator's own instead of the embedded one
/// @param binaries where the embedded server's programs are unpacked; `binaries` in the data folder unless
///     told otherwise
/// @param database the limits of the store
/// @param demo what a first start fills an empty city with
/// @param login what the doors are told of logging in: the provider of identities, and whether staff need a
///     second factor
/// @param logKey the key with which the log signs; beside the data folder unless told otherwise
/// @param backups the folder in which everything that happens after a copy is kept, if any
public record Settings(
        Path data,
        String listen,
        int port,
        Optional<String> databaseUrl,
        Path binaries,
        DatabaseSettings database,
        Demo demo,
        Map<String, String> login,
        Path logKey,
        Optional<Path> backups) {

    public static final String LISTEN = "127.0.0.1";
    public static final int PORT = 8080;
    private static final String FILE = "xiucheng.properties";
    private static final Set<String> NAMES = Set.of(
            "backup.folder",
            "demo.seed",
            "demo.reports",
            "listen",
            "log.key",
            "port",
            "binaries",
            "login.issuer",
            "login.client",
            "login.secret-file",
            "login.address",
            "login.second-factor",
            "login.over-tls",
            "database.url",
            "database.pool",
            "database.connections",
            "database.shared-buffers");

    private static final int PROVIDER = 4;
    private static final Map<String, String> LOGIN = Map.of(
            "login.issuer", "xiucheng.oidc.issuer",
            "login.client", "xiucheng.oidc.client",
            "login.secret-file", "xiucheng.oidc.secret-file",
            "login.address", "xiucheng.oidc.address",
            "login.second-factor", "xiucheng.door.login.second-factor",
            "login.over-tls", "xiucheng.door.login.over-tls");

    /// Which of the invented districts, and how many reports its past year has.
    public record Demo(int seed, int reports) {
        public static final Demo USUAL = new Demo(20_260_101, 6_000);
        private static final int MOST = 100_000;

        public Demo {
            if (reports < 0 || reports > MOST) {
                throw new CannotStart("The demonstration has 0 to 100000 reports (demo.reports).");
            }
        }
    }

    public Settings {
        if (port < 0 || port > 65_535) {
            throw new CannotStart(
                    "The port %d does not exist; choose one between 1 and 65535 with --port, or 0 for any that is free."
                            .formatted(port));
        }
    }

    /// The defaults for a folder, with what its own file says.
    public static Settings of(Path data) {
        var said = read(data.resolve(FILE));
        var usual = DatabaseSettings.usual();
        var pool = number(said, "database.pool", usual.pool());
        return new Settings(
                data,
                said.getProperty("listen", LISTEN),
                number(said, "port", PORT),
                Optional.ofNullable(said.getProperty("database.url")),
                Path.of(said.getProperty("binaries", data.resolve("binaries").toString())),
                new DatabaseSettings(
                        pool,
                        number(said, "database.connections", Math.max(usual.connections(), pool + 5)),
                        number(said, "database.shared-buffers", usual.sharedBuffers()),
                        usual.spaceToBegin(),
                        usual.spaceToContinue(),
                        usual.toStart(),
                        usual.toStop(),
                        usual.statement()),
                new Demo(
                        number(said, "demo.seed", Demo.USUAL.seed()),
                        number(said, "demo.reports", Demo.USUAL.reports())),
                login(said),
                Path.of(said.getProperty("log.key", beside(data).toString())),
                Optional.ofNullable(said.getProperty("backup.folder"))
                        .map(String::strip)
                        .map(Path::of));
    }

    private static Path beside(Path data) {
        var folder = data.toAbsolutePath().normalize();
        return folder.resolveSibling(folder.getFileName() + ".keys").resolve("log.key");
    }

    public Settings listeningOn(String address, int port) {
        return new Settings(data, address, port, databaseUrl, binaries, database, demo, login, logKey, backups);
    }

    /// The same with so many reports in the demonstration's year.
    public Settings demonstrating(int reports) {
        return new Settings(
                data,
                listen,
                port,
                databaseUrl,
                binaries,
                database,
                new Demo(demo.seed(), reports),
                login,
                logKey,
                backups);
    }

    public Settings storedAt(String url) {
        return new Settings(data, listen, port, Optional.of(url), binaries, database, demo, login, logKey, backups);
    }

    /// Half of a provider is none: its issuer, the city's name there, the secret and the address go together.
    private static Map<String, String> login(Properties said) {
        var told = new HashMap<String, String>();
        LOGIN.forEach((name, property) -> {
            var value = said.getProperty(name);
            if (value != null) {
                told.put(property, value.strip());
            }
        });
        var provider = told.keySet().stream()
                .filter(property -> property.startsWith("xiucheng.oidc."))
                .count();
        if (provider != 0 && provider != PROVIDER) {
            throw new CannotStart("A provider of identities needs login.issuer, login.client, login.secret-file"
                    + " and login.address together.");
        }
        return Map.copyOf(told);
    }

    private static Properties read(Path file) {
        var said = new Properties();
        if (!Files.exists(file)) {
            return said;
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            said.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new CannotStart("The settings file %s cannot be read.".formatted(file), unreadable);
        }
        var unknown = new TreeSet<>(said.stringPropertyNames());
        unknown.removeAll(NAMES);
        if (!unknown.isEmpty()) {
            throw new CannotStart("The settings file %s says %s, which is no setting; known are %s."
                    .formatted(file, unknown.first(), new TreeSet<>(NAMES)));
        }
        return said;
    }

    private static int number(Properties said, String name, int otherwise) {
        var value = said.getProperty(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException wrong) {
            throw new CannotStart("The setting %s is '%s'; it must be a whole number.".formatted(name, value), wrong);
        }
    }
}
