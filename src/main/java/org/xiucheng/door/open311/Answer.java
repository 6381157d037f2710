package org.xiucheng.door.open311;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/// An answer on its way out: written in the format that was asked for, never kept by caches in between.
record Answer(Call call, Element root) {
    ResponseEntity<byte[]> ok() {
        return builder().body(bytes());
    }

    byte[] bytes() {
        return call.format().write(root);
    }

    ResponseEntity.BodyBuilder builder() {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, call.format().contentType())
                .header(HttpHeaders.CONTENT_LANGUAGE, call.language().tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
