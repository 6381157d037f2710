package org.xiucheng.sense.report;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xiucheng.kernel.category.CategoryKey;

/// What somebody said, as a door understood it and before it is checked.
///
/// @param channel by which way it came: `web`, `phone`, `open311`, `import`, `patrol` …; it never changes the
/// outcome
/// @param category what the reporter takes it for; the intake desk confirms
/// @param attributes answers to the questions of a category, by code
/// @param externalRef the number it has in the system it came from
/// @param photos the tokens of photos that were sent before
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
        List<String> photos) {
    public ReportDraft {
        attributes = new LinkedHashMap<>(attributes);
        photos = List.copyOf(photos);
    }

    /// A draft without photos.
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
                List.of());
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
                tokens);
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
