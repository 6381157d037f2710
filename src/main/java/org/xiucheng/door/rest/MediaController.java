package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.sense.media.KeepPhotos;

/// Photos: sent in before the report that names them.
@RestController
class MediaController {
    private final ReceiveUpload uploads;
    private final KeepPhotos photos;

    MediaController(ReceiveUpload uploads, KeepPhotos photos) {
        this.uploads = uploads;
        this.photos = photos;
    }

    /// What the sender names in the report, and the size of the copy that is kept.
    record Sent(String token, int width, int height) {}

    @PostMapping("/api/v1/media")
    @ResponseStatus(HttpStatus.CREATED)
    Sent send(HttpServletRequest request) throws IOException {
        var file = uploads.read(request);
        try {
            var kept = photos.keep(file);
            return new Sent(kept.token().text(), kept.width(), kept.height());
        } finally {
            Files.delete(file);
        }
    }
}
