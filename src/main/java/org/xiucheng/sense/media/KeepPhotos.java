package org.xiucheng.sense.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.Sha256;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.time.Chore;
import org.xiucheng.kernel.time.Maker;

/// Takes photos in, finds them again for the report that names them, and sweeps away those that none names.
///
/// No connection to the store is held while a picture is decoded or written.
@Service
public class KeepPhotos implements Chore {
    private static final Duration EVERY = Duration.ofMinutes(5);

    private final CleanUp cleanUp;
    private final PhotoFiles files;
    private final SqlPhotos store;
    private final AsViewer viewer;
    private final Maker maker;

    KeepPhotos(CleanUp cleanUp, PhotoFiles files, SqlPhotos store, AsViewer viewer, Maker maker) {
        this.cleanUp = cleanUp;
        this.files = files;
        this.store = store;
        this.viewer = viewer;
        this.maker = maker;
    }

    /// What the sender is told: the token to name in a report, and the size of the copy that is kept.
    public record Kept(PhotoToken token, int width, int height) {}

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void look() {
        sweep();
    }

    /// The limits that photos are held to.
    public MediaLimits limits() {
        return cleanUp.limits();
    }

    /// @param sent the file as it came in
    /// @throws Problem as `CleanUp` refuses
    public Kept keep(Path sent) {
        var photo = cleanUp.clean(sent);
        var whole = put(photo.whole());
        var small = put(photo.small());
        var token = PhotoToken.fresh(maker.random());
        store.add(maker.id(), token, whole, small, maker.now());
        return new Kept(token, photo.whole().width(), photo.whole().height());
    }

    private String put(CleanPhoto.Picture picture) {
        var sha256 = HexFormat.of().formatHex(Sha256.of(picture.bytes()));
        store.touch(sha256, picture, maker.now());
        files.keep(sha256, picture.bytes());
        return sha256;
    }

    /// The photos that a report names, in its order.
    ///
    /// @throws Problem `photos.too-many`, or `photos.unknown` for one that was never sent, is gone or belongs
    ///     to another report
    public List<UUID> named(List<String> tokens) {
        if (tokens.isEmpty()) {
            return List.of();
        }
        if (tokens.size() > limits().perReport()) {
            throw Problem.invalid(
                    "photos.too-many", "A report has %d photos at most.".formatted(limits().perReport()), "/photos");
        }
        if (tokens.stream().distinct().count() < tokens.size()) {
            throw unknown();
        }
        return viewer.read(
                new Subject.Clock(), () -> tokens.stream().map(this::one).toList());
    }

    private UUID one(String token) {
        return store.unnamed(new PhotoToken(token)).stream().findFirst().orElseThrow(KeepPhotos::unknown);
    }

    /// What is said of a token that names no photo that is free.
    public static Problem unknown() {
        return Problem.invalid("photos.unknown", "No photo waits under that token; send it again.", "/photos");
    }

    /// Forgets photos that nobody named in time, and their files; gives back how many photos.
    public int sweep() {
        var before = maker.now().minus(limits().unnamed());
        return viewer.read(new Subject.Clock(), () -> {
            var forgotten = store.forget(before);
            store.abandon(before).forEach(files::drop);
            return forgotten;
        });
    }
}
