package org.xiucheng.serve.media;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.intake.CitySecrets;
import org.xiucheng.kernel.Sha256;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Context;
import org.xiucheng.kernel.access.Policy;
import org.xiucheng.kernel.access.Resource;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.sense.media.MediaLimits;
import org.xiucheng.serve.media.Publication.Links;
import org.xiucheng.serve.media.Publication.Part;
import org.xiucheng.serve.media.SqlPublication.Belonging;
import org.xiucheng.serve.media.SqlPublication.Row;

/// Shows what was said and sent about a matter, and makes the links by which its photos are fetched.
///
/// Whether a photo may be seen is asked when the link is made and again when it is used, so that what is
/// withdrawn meanwhile stays away.
@Service
public class ReadPublication {
    private final SqlPublication store;
    private final PhotoStorage storage;
    private final CurrentParties parties;
    private final Places places;
    private final PhotoLinks links;

    ReadPublication(
            SqlPublication store, PhotoStorage storage, CurrentParties parties, Places places, CitySecrets secrets) {
        this.store = store;
        this.storage = storage;
        this.parties = parties;
        this.places = places;
        this.links = new PhotoLinks(Sha256.of("photos".getBytes(StandardCharsets.UTF_8), secrets.tokenKey()));
    }

    /// @param whole whether this viewer may read the whole matter
    public Publication of(PublicNumber number, Viewer viewer, boolean whole) {
        var now = storage.now();
        return new Publication(store.of(number, viewer.subject()).stream()
                .filter(row -> row.released() || whole && concerns(row, viewer.subject()))
                .map(row -> part(row, viewer, whole, now))
                .toList());
    }

    private static boolean concerns(Row row, Subject subject) {
        return !(subject instanceof Subject.Reporter(var report)) || report.equals(row.report());
    }

    private Part part(Row row, Viewer viewer, boolean whole, Instant now) {
        var own = whole && viewer.subject() instanceof Subject.Reporter(var report) && report.equals(row.report());
        var mayAppeal = own && row.outcome().isPresent() && !row.released() && !row.appealed();
        return new Part(
                row.number(),
                row.part(),
                state(row),
                row.ground(),
                row.text(),
                row.photo().map(photo -> links(photo, viewer, now)),
                mayAppeal);
    }

    private static String state(Row row) {
        if (row.waits()) {
            return row.appealed() ? "appealed" : "waiting";
        }
        return row.outcome().orElse("private");
    }

    /// Links to a photo for one viewer who may see it.
    public Links links(UUID photo, Viewer viewer) {
        return links(photo, viewer, storage.now());
    }

    private Links links(UUID photo, Viewer viewer, Instant now) {
        var end = now.plus(MediaLimits.USUAL.link());
        var address = "/api/v1/media/";
        return new Links(
                address + links.seal(photo, true, viewer.key(), end),
                address + links.seal(photo, false, viewer.key(), end));
    }

    /// The bytes behind a link, for the viewer it was made for and while that viewer may see the photo.
    public Optional<byte[]> open(String link, Viewer viewer) {
        var now = storage.now();
        return links.open(link, viewer.key(), now)
                .flatMap(opened -> store.belonging(opened.photo(), viewer.subject())
                        .filter(belonging -> may(viewer.subject(), belonging, now))
                        .flatMap(belonging -> storage.bytes(opened, belonging, viewer.subject())));
    }

    private boolean may(Subject subject, Belonging belonging, Instant now) {
        if (belonging.released()) {
            return true;
        }
        if (subject instanceof Subject.Reporter(var report)) {
            return report.equals(belonging.report());
        }
        var matter = Resource.matter(belonging.number(), belonging.leadUnit(), belonging.areas());
        var resource = belonging
                .concern()
                .on(matter.on(belonging.segment().flatMap(places::segment)))
                .assisted(belonging.assistants());
        var context = Context.at(parties.get(), now);
        return Policy.decide(subject, Action.READ_WHOLE, resource, context).allowed()
                || Policy.decide(subject, Action.MODERATE, resource, context).allowed();
    }
}
