package org.xiucheng.sense.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Problem;

/// Refuses what cannot be a report, with a code and a place for each fault; changes nothing.
@Component
public class CheckReport {
    /// Nothing that a city still handles happened before this.
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    private static final long CLOCK_SKEW_SECONDS = 300;
    private static final Pattern CHANNEL = Pattern.compile("[a-z0-9-]{1,32}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}");
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

    private final ReportLimits limits = ReportLimits.USUAL;
    private final InstantSource clock;

    public CheckReport(InstantSource clock) {
        this.clock = clock;
    }

    /// The limits that drafts are held to; doors tell them to their users.
    public ReportLimits limits() {
        return limits;
    }

    /// Gives the draft back, or throws the first problem found.
    public ReportDraft check(ReportDraft draft) {
        if (!CHANNEL.matcher(draft.channel()).matches()) {
            throw new IllegalArgumentException("a channel is a short word of the program itself");
        }
        description(draft.description());
        draft.occurredAt().ifPresent(this::occurred);
        where(draft.where());
        draft.contact().ifPresent(this::contact);
        weighs(draft);
        draft.language().ifPresent(CheckReport::language);
        attributes(draft);
        draft.mediaUrl().ifPresent(this::mediaUrl);
        text(draft.externalRef(), limits.reference(), "/externalRef");
        return draft;
    }

    private void description(String description) {
        if (description.isBlank()) {
            throw Problem.invalid("description.missing", "Say in a few words what it is about.", "/description");
        }
        CheckText.check(description, limits.description(), "/description");
    }

    private void occurred(Instant moment) {
        if (moment.isAfter(clock.instant().plusSeconds(CLOCK_SKEW_SECONDS)) || moment.isBefore(EARLIEST)) {
            throw Problem.invalid("time.range", "The time lies in the future or too far back.", "/occurredAt");
        }
    }

    private void where(Where where) {
        if (where.nowhere()) {
            throw Problem.invalid("location.missing", "Say where it is.", "/location");
        }
        text(where.area(), limits.reference(), "/location/area");
        text(where.component(), limits.reference(), "/location/component");
        text(where.address(), limits.address(), "/location/address");
    }

    /// Refuses a contact that is none.
    public void contact(Contact contact) {
        text(contact.name(), limits.name(), "/contact/name");
        text(contact.phone(), limits.phone(), "/contact/phone");
        text(contact.email(), limits.email(), "/contact/email");
        text(contact.account(), limits.reference(), "/contact/account");
    }

    private void weighs(ReportDraft draft) {
        text(draft.concern().about(), limits.reference(), "/about");
        if (draft.guarded()
                && draft.contact().filter(contact -> !contact.empty()).isEmpty()) {
            throw Problem.invalid(
                    "protected.no-contact", "Only a contact that is left can be protected.", "/protected");
        }
    }

    private static void language(String tag) {
        if (!LANGUAGE.matcher(tag).matches()) {
            throw Problem.invalid("language.malformed", "A language is a tag such as zh or en.", "/language");
        }
    }

    private void attributes(ReportDraft draft) {
        if (draft.attributes().size() > limits.attributes()) {
            throw Problem.invalid("attributes.too-many", "There are too many attributes.", "/attributes");
        }
        draft.attributes().forEach((code, values) -> {
            if (!ATTRIBUTE.matcher(code).matches() || values.size() > limits.attributes()) {
                throw Problem.invalid("attributes.malformed", "An attribute has a short plain code.", "/attributes");
            }
            values.forEach(value -> CheckText.check(value, limits.attributeLength(), "/attributes"));
        });
    }

    /// Only kept as text, never fetched; still nothing is kept that nobody should ever fetch.
    private void mediaUrl(String url) {
        CheckText.check(url, limits.url(), "/mediaUrl");
        var parsed = uri(url);
        var scheme = parsed.map(URI::getScheme).map(s -> s.toLowerCase(Locale.ROOT));
        var web = scheme.filter(s -> s.equals("http") || s.equals("https")).isPresent();
        var publicHost =
                parsed.map(URI::getHost).filter(PublicHost::looksPublic).isPresent();
        if (!web || !publicHost || parsed.map(URI::getRawUserInfo).isPresent()) {
            throw Problem.invalid("url.forbidden", "The address is not one of the public web.", "/mediaUrl");
        }
    }

    private static Optional<URI> uri(String url) {
        try {
            return Optional.of(new URI(url));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static void text(Optional<String> text, int limit, String pointer) {
        text.ifPresent(t -> CheckText.check(t, limit, pointer));
    }
}
