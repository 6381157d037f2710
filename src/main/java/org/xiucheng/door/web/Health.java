package org.xiucheng.door.web;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whether this server can do its work: it answers, and its store does.
@RestController
class Health {
    private final JdbcClient jdbc;

    Health(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/health")
    Map<String, String> up() {
        jdbc.sql("select 1").query(Integer.class).single();
        return Map.of("status", "up");
    }
}
