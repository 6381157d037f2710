package org.xiucheng.host.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.xiucheng.host.City;
import org.xiucheng.host.Settings;
import org.xiucheng.host.command.DemoAccounts.DemoAccount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Opens a city's pages and doors until it is told to stop.
@Command(name = "run", description = "Start the platform: database, pages and doors.")
final class RunCommand implements Callable<Integer> {
    @Mixin
    private CityOptions options = new CityOptions();

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port of pages and doors (8080); 0 takes any that is free.")
    private @Nullable Integer port;

    @Option(names = "--listen", paramLabel = "ADDR", description = "The address to listen on (127.0.0.1).")
    private @Nullable String listen;

    @Option(
            names = "--demo-reports",
            paramLabel = "N",
            description = "How many reports the demonstration's year has (6000).")
    private @Nullable Integer demoReports;

    @Override
    public Integer call() {
        var folder = options.settings();
        var said = demoReports == null ? folder : folder.demonstrating(demoReports);
        var settings = said.listeningOn(listen == null ? said.listen() : listen, port == null ? said.port() : port);
        try (var city = City.serve(settings, options.progress())) {
            announce(city, settings);
            city.serveUntilStopped();
        }
        return 0;
    }

    private void announce(City city, Settings settings) {
        var address = "http://%s:%d".formatted(host(settings.listen()), city.port());
        var accounts = new DemoAccounts(city).list();
        if (options.progress() instanceof JsonProgress json) {
            json.write("ready", told(address, settings, accounts));
        } else {
            System.out.println(Welcome.text(address, settings, accounts));
        }
    }

    private static Map<String, Object> told(String address, Settings settings, List<DemoAccount> accounts) {
        return Map.of(
                "pages", address + "/",
                "rest", address + "/api/v1",
                "openapi", address + "/api/openapi.json",
                "open311", address + "/open311/v2",
                "data", settings.data().toAbsolutePath().normalize().toString(),
                "accounts", accounts);
    }

    private static String host(String listen) {
        if (listen.equals("0.0.0.0") || listen.equals("::")) {
            return "localhost";
        }
        return listen.contains(":") ? "[" + listen + "]" : listen;
    }
}
