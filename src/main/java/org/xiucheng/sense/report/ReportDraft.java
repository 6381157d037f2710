package org.xiucheng.sense.report;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.matter.Matter.Concern;

/// What somebody said, as a door understood it and before it is checked.
///
/// @param channel by which way it came: `web`, `phone`, `open311`, `import`, `patrol` …; it never changes the
/// outcome
/// @param category what the reporter takes it for; the intake desk confirms
/// @param attributes answers to the questions of a category, by code
/// @param externalRef the number it has in the system it came from
/// @param photos the tokens of photos that were sent before
/// @param concern the unit it complains about, and whether it is sensitive
/// @param guarded whether two must approve before anybody reads the contact
public record ReportDraft(
        String channel,
        String description,
        Optional<CategoryKey> category,
        Where where,
        Optional<Instant> occurredAt,
        Optional<Contact> contact,
        Optional<String> language,
        Map<String, List<String>> attributes,
        Optional<String> mediaUrl,
        Optional<String> externalRef,
        List<String> photos,
        Concern concern,
        boolean guarded) {
    public ReportDraft {
        attributes = new LinkedHashMap<>(attributes);
        photos = List.copyOf(photos);
    }

    /// A draft without photos, about no unit and hiding nothing.
    public ReportDraft(
            String channel,
            String description,
            Optional<CategoryKey> category,
            Where where,
            Optional<Instant> occurredAt,
            Optional<Contact> contact,
            Optional<String> language,
            Map<String, List<String>> attributes,
            Optional<String> mediaUrl,
            Optional<String> externalRef) {
        this(
                channel,
                description,
                category,
                where,
                occurredAt,
                contact,
                language,
                attributes,
                mediaUrl,
                externalRef,
                List.of(),
                Concern.NONE,
                false);
    }

    /// The same with these photos.
    public ReportDraft showing(List<String> tokens) {
        return new ReportDraft(
                channel,
                description,
                category,
                where,
                occurredAt,
                contact,
                language,
                attributes,
                mediaUrl,
                externalRef,
                tokens,
                concern,
                guarded);
    }

    /// The same, complaining about a unit, sensitive, or under protection.
    public ReportDraft weighing(Concern on, boolean protection) {
        return new ReportDraft(
                channel,
                description,
                category,
                where,
                occurredAt,
                contact,
                language,
                attributes,
                mediaUrl,
                externalRef,
                photos,
                on,
                protection);
    }

    /// A draft that says what and where and nothing else.
    public static ReportDraft plain(String channel, String description, Optional<CategoryKey> category, Where where) {
        return new ReportDraft(
                channel,
                description,
                category,
                where,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }
}
