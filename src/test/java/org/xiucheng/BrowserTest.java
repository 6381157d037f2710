package org.xiucheng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiucheng.host.City;
import org.xiucheng.host.Progress;
import org.xiucheng.host.Settings;

/// What people do in a real browser, on the real server and the demo district: the scripts stand in `web/e2e`.
///
/// It needs Node, the packages of `web/` and an installed Chromium (from `CHROMIUM`, else the usual places);
/// what is missing is named, skips on a laptop and fails where `CI=true`.
class BrowserTest {
    private static final Path WEB = Path.of("web");
    private static final List<String> BROWSERS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final Duration PATIENCE = Duration.ofMinutes(12);

    @TempDir
    private static Path folder;

    private static City city;
    private static String address;
    private static String browser;

    @BeforeAll
    static void open() throws IOException {
        need(program("npx").isPresent(), "Node with npx");
        need(Files.isDirectory(WEB.resolve("node_modules/@playwright/test")), "the packages of web/ (npm ci)");
        need(BrowserTest.class.getResource("/static/index.html") != null, "the built pages (npm run build in web/)");
        var found = browser();
        need(found.isPresent(), "Chromium (name it in CHROMIUM)");
        browser = found.orElseThrow();
        city = City.serve(Settings.of(folder.resolve("city")).listeningOn("127.0.0.1", 0), Progress.silent());
        address = "http://127.0.0.1:" + city.port();
    }

    @AfterAll
    static void close() {
        if (city != null) {
            city.close();
        }
    }

    @Test
    void residentsAndStaffDoTheirWorkInABrowser() throws Exception {
        assertThat(run("npx", "--no-install", "playwright", "test"))
                .as("see the lines above")
                .isZero();
    }

    @Test
    void thePagesKeepTheirOwnRules() throws Exception {
        assertThat(run("npx", "--no-install", "vitest", "run"))
                .as("see the lines above")
                .isZero();
    }

    private static int run(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(WEB.toFile()).redirectErrorStream(true);
        builder.environment().put("XIUCHENG_URL", address);
        builder.environment().put("CHROMIUM", browser);
        var output = Files.createTempFile(folder, "browser", ".log");
        var process = builder.redirectOutput(output.toFile()).start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        System.out.println(Files.readString(output));
        return process.exitValue();
    }

    private static Optional<String> browser() {
        var named = System.getenv("CHROMIUM");
        return Stream.concat(Stream.ofNullable(named), BROWSERS.stream())
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
    }

    private static Optional<Path> program(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void need(boolean there, String what) {
        if (!there && "true".equals(System.getenv("CI"))) {
            fail("the browser test needs " + what);
        }
        Assumptions.assumeTrue(there, "the browser test needs " + what);
    }
}
