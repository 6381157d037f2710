package org.xiucheng.door.open311;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;

/// Something that is asked about a kind of report beside what every report says (an attribute, in the
/// standard's word).
///
/// @param wording what is asked
/// @param choices the answers to choose from; only for lists
record Question(String code, Kind kind, boolean required, Bilingual wording, List<Choice> choices) {
    /// The number on a component; offered wherever a kind of component is reported.
    static final String COMPONENT = "COMPONENT";

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");

    Question {
        choices = List.copyOf(choices);
    }

    /// One answer to choose.
    record Choice(String key, Bilingual name) {}

    /// The standard's kinds of answer.
    enum Kind {
        STRING,
        NUMBER,
        DATETIME,
        TEXT,
        SINGLEVALUELIST,
        MULTIVALUELIST;

        static Optional<Kind> of(String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.standardName().equals(name))
                    .findFirst();
        }

        String standardName() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean chooses() {
            return this == SINGLEVALUELIST || this == MULTIVALUELIST;
        }
    }

    /// Refuses answers that this question does not take, as `attribute.value`.
    void check(List<String> answers) {
        var few = answers.size() <= 1 || kind == Kind.MULTIVALUELIST;
        if (!few || !answers.stream().allMatch(this::takes)) {
            throw Problem.invalid("attribute.value", "An answer is not one that the question takes.", "/attribute");
        }
    }

    private boolean takes(String answer) {
        return switch (kind) {
            case TEXT -> true;
            case STRING -> answer.lines().count() <= 1;
            case NUMBER -> NUMBER.matcher(answer).matches();
            case DATETIME -> isMoment(answer);
            case SINGLEVALUELIST, MULTIVALUELIST ->
                choices.stream().anyMatch(choice -> choice.key().equals(answer));
        };
    }

    private static boolean isMoment(String answer) {
        try {
            OffsetDateTime.parse(answer);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
