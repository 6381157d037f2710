package org.xiucheng.host.demo.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.xiucheng.host.demo.ground.Dice;
import org.xiucheng.host.demo.ground.Ground;
import org.xiucheng.host.demo.ground.Sheet;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.sense.report.Contact;
import org.xiucheng.sense.report.ReportDraft;

/// What people say, drawn from the demo pack's list of subjects: each where and when it is common.
final class Voices {
    private static final String EVENTS = "cjt-214-2007-events";
    private static final String THINGS = "cjt-214-2007-components";
    private static final double SAYS_NOTHING_OF_THE_KIND = 0.14;
    private static final double TAKES_IT_FOR_ANOTHER = 0.04;
    private static final double IN_ENGLISH = 0.04;
    private static final double LEAVES_A_CONTACT = 0.3;
    private static final List<String> CHANNELS = List.of("web", "phone", "patrol", "open311");

    private final Dice dice;
    private final Scenes scenes;
    private final Timetable timetable;
    private final List<CSVRecord> subjects = Sheet.rows("reports");
    private final double[] weights = subjects.stream()
            .mapToDouble(subject -> Double.parseDouble(subject.get("weight")))
            .toArray();

    Voices(Ground ground, Timetable timetable, Dice dice) {
        this.timetable = timetable;
        this.dice = dice;
        this.scenes = new Scenes(ground, dice);
    }

    /// So many reports over the timetable's year, in order.
    List<Voice> speak(int count) {
        var voices = new ArrayList<Voice>();
        while (voices.size() < count) {
            var subject = subjects.get(dice.weighted(weights));
            var night = Double.parseDouble(subject.get("night")) / 10;
            timetable.moment(subject.get("months"), night).ifPresent(at -> voices.add(voice(at, subject)));
        }
        voices.sort(Comparator.comparing(Voice::at));
        return voices;
    }

    /// The reports of the demo pack's list for the last hours: each rests where its role can take it up.
    List<Voice> fresh(Instant end) {
        return Sheet.rows("today").stream().map(row -> fresh(row, end)).toList();
    }

    private Voice fresh(CSVRecord row, Instant end) {
        var seconds = (long) (3600 * Double.parseDouble(row.get("hours")));
        var kind = row.get("kind").equals("thing") ? "thing" : "event";
        var subject = subjects.stream()
                .filter(one -> one.get("kind").equals(kind) && one.get("code").equals(row.get("code")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody ever reports " + row.get("code")));
        var scene = switch (row.get("kind")) {
            case "words" -> scenes.words();
            case "thing" -> scenes.thing(row.get("code"));
            case String ignored -> scenes.in(Ground.DISTRICT + row.get("community"));
        };
        var truth = truth(subject);
        var said = row.get("kind").equals("words") ? Optional.<CategoryKey>empty() : Optional.of(truth);
        var draft = ReportDraft.plain("web", scene.told(chinese(subject), false), said, scene.where());
        return new Voice(end.minusSeconds(seconds), draft, truth, Optional.of(row.get("hold")));
    }

    private Voice voice(Instant at, CSVRecord subject) {
        var truth = truth(subject);
        var scene = scenes.scene(subject.get("place"), truth.code());
        var english = dice.happens(IN_ENGLISH);
        var said = dice.happens(SAYS_NOTHING_OF_THE_KIND)
                ? Optional.<CategoryKey>empty()
                : Optional.of(dice.happens(TAKES_IT_FOR_ANOTHER) ? truth(dice.oneOf(subjects)) : truth);
        var channel = CHANNELS.get(dice.weighted(38, 33, 18, 11));
        var draft = new ReportDraft(
                channel,
                scene.told(english ? subject.get("en") : chinese(subject), english),
                said,
                scene.where(),
                Optional.empty(),
                channel.equals("patrol") || !dice.happens(LEAVES_A_CONTACT) ? Optional.empty() : Optional.of(contact()),
                Optional.of(english ? "en" : "zh"),
                Map.of(),
                Optional.empty(),
                Optional.empty());
        return new Voice(at, draft, truth, Optional.empty());
    }

    private static CategoryKey truth(CSVRecord subject) {
        return new CategoryKey(subject.get("kind").equals("event") ? EVENTS : THINGS, subject.get("code"));
    }

    private String chinese(CSVRecord subject) {
        return subject.get("zh" + (1 + dice.below(3)));
    }

    /// No such person and no such line: the numbers begin with zeros that no operator gives out.
    private Contact contact() {
        return new Contact(
                Optional.of("演示居民%04d".formatted(dice.below(10_000))),
                Optional.of("000-0000-%04d".formatted(dice.below(10_000))),
                Optional.empty(),
                Optional.empty());
    }
}
