package org.xiucheng.host;

import com.zaxxer.hikari.HikariDataSource;
import java.net.BindException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.beans.BeansException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.xiucheng.host.backup.KeepArchive;
import org.xiucheng.host.database.Database;
import org.xiucheng.host.database.EmbeddedDatabase;
import org.xiucheng.host.database.ExternalDatabase;
import org.xiucheng.host.database.Migrations;
import org.xiucheng.kernel.Problem;
import org.xiucheng.pack.FlawedPacks;

/// One jurisdiction opened for work: its folder, its database, its parts; closed in the reverse order.
///
/// ```java
/// try (var city = City.open(Settings.of(folder), progress)) {
///     city.part(ImportRequests.class).read(file);
/// }
/// ```
///
/// A city also closes when the process is told to stop (Ctrl-C, SIGTERM): the doors first, then the
/// connections, the database last.
public final class City implements AutoCloseable {
    private final Settings settings;
    private final Progress progress;
    private final Openings openings;
    private final Thread onSignal;
    private final DataFolder folder;
    private final Database database;
    private final WebApplicationType web;
    private final Clock clock;
    private ConfigurableApplicationContext parts;

    private City(Settings settings, Progress progress, Openings openings, Manner manner, Clock clock) {
        this.clock = clock;
        this.settings = settings;
        this.progress = progress;
        this.openings = openings;
        this.web = manner == Manner.WORK ? WebApplicationType.NONE : WebApplicationType.SERVLET;
        this.onSignal = new Thread(openings::close, "stop");
        Runtime.getRuntime().addShutdownHook(onSignal);
        this.folder = openings.open(() -> DataFolder.open(settings.data()));
        this.database = openings.open(this::store);
        keepLog();
        prepare(manner);
        progress.say("Starting the platform");
        this.parts = start(web);
    }

    /// A city at work without doors: for imports and benchmarks. A new folder begins empty.
    public static City open(Settings settings, Progress progress) {
        return open(settings, progress, Manner.WORK);
    }

    /// The same under another clock, for a demonstration that lives through a year in minutes.
    public static City open(Settings settings, Progress progress, Clock clock) {
        return open(settings, progress, Manner.WORK, clock);
    }

    /// A city with its pages and doors open. A new folder is filled by the `FirstStart` there is.
    public static City serve(Settings settings, Progress progress) {
        Ports.needFree(settings.listen(), settings.port());
        return open(settings, progress, Manner.SERVE);
    }

    /// A city with open doors and no people in it, from which a build learns what a start needs.
    public static City rehearse(Settings settings, Progress progress) {
        return open(settings, progress, Manner.REHEARSE);
    }

    private static City open(Settings settings, Progress progress, Manner manner) {
        return open(settings, progress, manner, Clock.systemUTC());
    }

    private static City open(Settings settings, Progress progress, Manner manner, Clock clock) {
        var openings = new Openings();
        try {
            return new City(settings, progress, openings, manner, clock);
        } catch (RuntimeException refused) {
            openings.close();
            throw refused;
        }
    }

    /// One of the city's parts, by its type.
    public <T> T part(Class<T> type) {
        return parts.getBean(type);
    }

    /// The port on which the doors listen: the one asked for, or, where 0 was asked for, the one that was free.
    public int port() {
        return parts.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /// Builds the parts anew, after what they read at their start has changed.
    public void refresh() {
        parts.close();
        parts = start(web);
    }

    /// Keeps the calling thread until the city is told to stop.
    public void serveUntilStopped() {
        try {
            while (parts.isActive()) {
                Thread.sleep(Duration.ofSeconds(1));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        openings.close();
        try {
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException stopping) {
            // a signal was faster, and its thread is the one that closes
        }
    }

    private Database store() {
        var url = settings.databaseUrl();
        return url.isPresent()
                ? ExternalDatabase.reach(url.get(), folder)
                : EmbeddedDatabase.start(folder, settings.binaries(), settings.database(), progress);
    }

    /// After the store and before everybody who writes into it, so that it ends when nobody writes any more.
    private void keepLog() {
        switch (database) {
            case EmbeddedDatabase embedded ->
                settings.backups()
                        .ifPresentOrElse(
                                into -> openings.open(() -> KeepArchive.begin(embedded, settings, into, progress)),
                                () -> KeepArchive.forget(embedded));
            case ExternalDatabase _ ->
                settings.backups().ifPresent(_ -> {
                    throw new CannotStart(
                            "The database of this city is not in its folder: take backup.folder out of its settings and back it up with the means of whoever runs it.");
                });
        }
    }

    private void prepare(Manner manner) {
        var migrations = migrate();
        if (migrations.interrupted()) {
            progress.say("The first start was interrupted: beginning again with an empty database");
            database.startAfresh();
            migrations = migrate();
        }
        if (!migrations.filled() && manner != Manner.WORK) {
            migrations.beginFilling();
            ask(first -> first.found(progress));
            if (manner == Manner.SERVE) {
                ask(first -> first.fill(progress));
            }
        }
        migrations.endFilling();
    }

    private Migrations migrate() {
        return Migrations.apply(database.owner(), database.application().role(), progress);
    }

    /// In an application of its own, so that what the next one reads at its start is complete.
    private void ask(Consumer<FirstStart> step) {
        try (var empty = start(WebApplicationType.NONE)) {
            empty.getBeanProvider(FirstStart.class).ifAvailable(step);
        }
    }

    private ConfigurableApplicationContext start(WebApplicationType type) {
        var application = new SpringApplication(Application.class);
        application.setWebApplicationType(type);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        // without doors only what a command asks for is built: an empty city has no packs to read yet
        application.setLazyInitialization(type == WebApplicationType.NONE);
        application.addInitializers(context -> give((GenericApplicationContext) context, type));
        application.setDefaultProperties(Map.copyOf(settings.login()));
        try {
            return openings.open(
                    () -> application.run("--server.address=" + settings.listen(), "--server.port=" + settings.port()));
        } catch (BeansException | WebServerException failed) {
            throw refusal(failed);
        }
    }

    /// Why a city is opened.
    private enum Manner {
        WORK,
        SERVE,
        REHEARSE
    }

    /// What the city itself says against its start, or a port that was taken since it was tried, is for the
    /// operator; anything else is a fault of ours.
    private RuntimeException refusal(RuntimeException failed) {
        return switch (NestedExceptionUtils.getRootCause(failed)) {
            case CannotStart said -> said;
            case Problem problem -> new CannotStart(problem.detail(), failed);
            case FlawedPacks flawed -> new CannotStart(String.valueOf(flawed.getMessage()), failed);
            case BindException taken ->
                new CannotStart(
                        "The doors could not open on port %d of %s: choose another with --port."
                                .formatted(settings.port(), settings.listen()),
                        failed);
            case null, default -> failed;
        };
    }

    private void give(GenericApplicationContext context, WebApplicationType type) {
        context.registerBean("settings", Settings.class, () -> settings);
        context.registerBean("secrets", Secrets.class, folder::secrets);
        context.registerBean("clock", Clock.class, () -> clock);
        context.registerBean(
                "dataSource",
                HikariDataSource.class,
                () -> database.application()
                        .pool(
                                settings.database().pool(),
                                type == WebApplicationType.NONE
                                        ? Duration.ZERO
                                        : settings.database().statement()));
    }
}
