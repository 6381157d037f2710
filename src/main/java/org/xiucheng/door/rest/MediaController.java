package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.sense.media.KeepPhotos;
import org.xiucheng.serve.media.ReadPublication;

/// Photos: sent in before the report that names them, and fetched by a link that is the viewer's own.
@RestController
class MediaController {
    private final ReceiveUpload uploads;
    private final KeepPhotos photos;
    private final ReadPublication publication;
    private final Viewers viewers;

    MediaController(ReceiveUpload uploads, KeepPhotos photos, ReadPublication publication, Viewers viewers) {
        this.uploads = uploads;
        this.photos = photos;
        this.publication = publication;
        this.viewers = viewers;
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

    /// @param number of the report whose token is shown; a session needs none
    @GetMapping("/api/v1/media/{link}")
    ResponseEntity<byte[]> one(
            @PathVariable String link,
            @RequestHeader(name = "Report-Number", required = false) @Nullable String number,
            @RequestHeader(name = "Report-Token", required = false) @Nullable String token,
            HttpServletRequest request) {
        var bytes = publication.open(link, viewers.of(number, token, request)).orElseThrow(Conditions::absent);
        return ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG).body(bytes);
    }
}
