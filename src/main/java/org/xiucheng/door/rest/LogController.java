package org.xiucheng.door.rest;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.kernel.Problem;
import org.xiucheng.serve.log.ReadLog;
import tools.jackson.databind.json.JsonMapper;

/// The log for everyone: checkpoints, entries and proofs, so that what the city says can be checked without it.
@RestController
class LogController {
    private static final MediaType LINES = MediaType.parseMediaType("application/x-ndjson");

    private final ReadLog log;
    private final JsonMapper json;

    LogController(ReadLog log, JsonMapper json) {
        this.log = log;
        this.json = json;
    }

    @GetMapping("/api/v1/log/keys")
    ReadLog.Keys keys() {
        return log.keys();
    }

    @GetMapping("/api/v1/log/checkpoint")
    ResponseEntity<String> checkpoint() {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(log.checkpoint().note());
    }

    @GetMapping("/api/v1/log/checkpoints")
    Map<String, ?> checkpoints(@RequestParam(defaultValue = "0") String from) {
        return Map.of("checkpoints", log.checkpoints(number(from, "from")));
    }

    @GetMapping("/api/v1/log/entries")
    ResponseEntity<String> entries(
            @RequestParam(defaultValue = "0") String from, @RequestParam(defaultValue = "0") String to) {
        var lines = log.entries(number(from, "from"), number(to, "to")).stream()
                .map(entry -> json.writeValueAsString(entry) + "\n")
                .collect(Collectors.joining());
        return ResponseEntity.ok().contentType(LINES).body(lines);
    }

    @GetMapping("/api/v1/log/inclusion")
    ReadLog.Inclusion inclusion(
            @RequestParam(defaultValue = "") String hash, @RequestParam(defaultValue = "0") String size) {
        return log.inclusion(hash, number(size, "size"));
    }

    @GetMapping("/api/v1/log/consistency")
    ReadLog.Consistency consistency(
            @RequestParam(defaultValue = "0") String from, @RequestParam(defaultValue = "0") String to) {
        return log.consistency(number(from, "from"), number(to, "to"));
    }

    private static long number(String text, String field) {
        if (!text.matches("0|[1-9][0-9]{0,17}")) {
            throw Problem.malformed("log.place", "A place in the log (" + field + ") is a whole number.");
        }
        return Long.parseLong(text);
    }
}
