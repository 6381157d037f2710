package org.xiucheng.host.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import org.xiucheng.host.City;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// A start for practice: the doors open on an empty city, a few questions are asked, all is closed.
///
/// The build runs it once under `-XX:AOTCacheOutput`, so that later starts find their classes ready.
@Command(name = "rehearse", hidden = true, description = "Start and stop once, for the build.")
final class RehearseCommand implements Callable<Integer> {
    private static final List<String> QUESTIONS = List.of(
            "/health",
            "/",
            "/api/v1/city",
            "/api/v1/categories",
            "/api/v1/matters",
            "/open311/v2/discovery.json",
            "/open311/v2/services.xml");

    @Mixin
    private CityOptions options = new CityOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (var city = City.rehearse(options.settings().listeningOn("127.0.0.1", 0), options.progress());
                var client = HttpClient.newHttpClient()) {
            for (var question : QUESTIONS) {
                var address = URI.create("http://127.0.0.1:" + city.port() + question);
                client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
            }
        }
        return 0;
    }
}
