package org.xiucheng;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.xiucheng.decide.act.ActRequest;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.Matter.Concern;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.sense.report.ReportDraft;
import org.xiucheng.sense.report.Where;
import org.xiucheng.testkit.Journey;
import org.xiucheng.testkit.SmallCity;

/// What the people of the simulated city say and do next.
final class CitySimulationMoves {
    private static final List<CategoryKey> CATEGORIES = List.of(
            SmallCity.WASTE,
            SmallCity.LID,
            new CategoryKey("cjt-214-2007-events", "0104"),
            new CategoryKey("cjt-214-2007-events", "0201"));
    private static final List<String> ACCOUNTS = List.of(
            "intake-west",
            "intake-east",
            "intake-district",
            "dispatcher",
            "inspector",
            "inspector-two",
            "supervisor",
            "sanitation",
            "roads",
            "office-west",
            "office-east");
    private static final Map<String, String> LEADS = Map.of(
            "sanitation", "sanitation",
            "roads-bureau", "roads",
            "office-west", "office-west",
            "office-east", "office-east",
            "desk-west", "intake-west",
            "desk-east", "intake-east",
            "desk-district", "intake-district");
    private static final List<String> UNITS = List.of("sanitation", "roads-bureau", "office-west", "office-east");
    private static final List<String> VERBS = List.of(
            "file",
            "refuse",
            "dispatch",
            "accept",
            "return",
            "assign",
            "redirect",
            "pause",
            "allow",
            "ask-extension",
            "extend",
            "deny",
            "resume",
            "finish",
            "verify",
            "rework",
            "confirm",
            "dispute",
            "uphold",
            "reopen",
            "lapse",
            "fly");
    private static final String WEST = "999902001";

    private final SmallCity city;
    private final Set<String> gone = new HashSet<>();
    private final Map<String, String> insteadOf = new HashMap<>();

    CitySimulationMoves(SmallCity city) {
        this.city = city;
    }

    /// Somebody with something to do.
    record Move(Subject who, ActRequest request) {}

    /// How long until somebody turns to a matter again: hours as a rule, sometimes weeks, rarely months.
    static Duration pause(Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> Duration.ofDays(40 + random.nextInt(60));
            case 1, 2, 3 -> Duration.ofDays(3 + random.nextInt(15));
            default -> Duration.ofMinutes(30 + random.nextInt(60 * 40));
        };
    }

    /// A report: mostly sound, with or without a category, by a spot, an area or a thing; some are no reports,
    /// and some complain about one of the units that answer here.
    ReportDraft draft(Random random) {
        var words = random.nextInt(25) == 0 ? " " : "第" + random.nextInt(10_000) + "次：路边有暴露垃圾";
        var category = random.nextInt(3) == 0
                ? Optional.<CategoryKey>empty()
                : Optional.of(CATEGORIES.get(random.nextInt(CATEGORIES.size())));
        var about = random.nextInt(6) == 0
                ? Optional.of(UNITS.get(random.nextInt(2))).filter(unit -> !gone.contains(unit))
                : Optional.<String>empty();
        return ReportDraft.plain("web", words, category, where(random)).weighing(new Concern(about, false), false);
    }

    private static Where where(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> Where.at(SmallCity.OUTSIDE);
            case 1, 2 -> Where.in(WEST + "001");
            case 3 -> Where.in("999902002");
            case 4 -> new Where(Optional.empty(), Optional.empty(), Optional.of("9999020101000001"), Optional.empty());
            case 5 -> new Where(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("针线路口"));
            default ->
                Where.at(new Point(100.0005 + random.nextDouble() * 0.039, 20.0005 + random.nextDouble() * 0.019));
        };
    }

    /// Whether anybody will ever look at it again: after an end, only who may still dispute, and not for ever.
    boolean goesOn(Matter matter, Random random) {
        return matter.open() || !List.of("upheld", "dismissed").contains(matter.state()) && random.nextInt(3) > 0;
    }

    /// What the one whose turn it is does; empty where nobody does anything.
    Optional<Move> next(Matter matter, Random random, Subject.Reporter reporter) {
        var chance = random.nextInt(10);
        return switch (matter.state()) {
            case "received" -> Optional.of(by(desk(matter), filed(matter, chance, random)));
            case "filed" -> Optional.of(by("dispatcher", dispatched(chance, random)));
            case "dispatched" -> Optional.of(dispatchedTo(matter, chance, random));
            case "assigned" -> Optional.of(by(lead(matter), ActRequest.plain("accept")));
            case "arbitration" -> Optional.of(by("supervisor", Journey.naming("assign", another(matter, random))));
            case "handling" -> Optional.of(by(lead(matter), handled(chance)));
            case "pausing" -> chance < 9 ? Optional.of(by("supervisor", asked("allow", chance))) : Optional.empty();
            case "extending" -> chance < 9 ? Optional.of(by("supervisor", asked("extend", chance))) : Optional.empty();
            case "paused" -> chance < 6 ? Optional.of(by(lead(matter), ActRequest.plain("resume"))) : Optional.empty();
            case "handled" -> Optional.of(by(chance % 2 == 0 ? "inspector" : "inspector-two", inspected(chance)));
            case "disputed", "contested" -> Optional.of(by("supervisor", decided(matter, chance)));
            case "verified" -> judged(chance, reporter);
            case "closed", "unconfirmed" ->
                chance == 0
                        ? Optional.of(new Move(reporter, Journey.ground("dispute", "came-back")))
                        : Optional.empty();
            case "refused" ->
                chance < 4 ? Optional.of(new Move(reporter, Journey.ground("dispute", "is-duty"))) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// Finished as a rule; some ask to stop their limit, some to have it extended.
    private static ActRequest handled(int chance) {
        return switch (chance) {
            case 7, 8 -> Journey.because("pause", "weather");
            case 9 -> Journey.because("ask-extension", "complex");
            default -> Journey.done("finish");
        };
    }

    private static ActRequest asked(String yes, int chance) {
        return chance < 7 ? ActRequest.plain(yes) : Journey.ground("deny", "no-ground");
    }

    /// Accepted as a rule, sent back by the unit, or taken back by the desk that sent it there.
    private Move dispatchedTo(Matter matter, int chance, Random random) {
        return chance == 9
                ? by("dispatcher", redirected(another(matter, random)))
                : by(lead(matter), chance < 7 ? ActRequest.plain("accept") : sentBack(random));
    }

    private static ActRequest redirected(String unit) {
        return new ActRequest(
                "redirect",
                Optional.of("wrong-unit"),
                Optional.of("误派"),
                Optional.empty(),
                Optional.of(unit),
                Optional.empty());
    }

    /// From now on nobody acts for that unit; an account of another post stands in.
    void ended(String unit, String account, String instead) {
        gone.add(unit);
        insteadOf.put(account, instead);
    }

    /// Anybody tries anything, with or without what it asks for.
    Move wrong(Random random, Subject.Reporter reporter) {
        var verb = VERBS.get(random.nextInt(VERBS.size()));
        var request = switch (random.nextInt(4)) {
            case 0 -> Journey.done(verb);
            case 1 -> Journey.because(verb, "weather");
            case 2 -> Journey.ground(verb, "no-such-reason");
            default -> ActRequest.plain(verb);
        };
        return random.nextInt(8) == 0
                ? new Move(random.nextBoolean() ? reporter : new Subject.Anyone(), request)
                : by(ACCOUNTS.get(random.nextInt(ACCOUNTS.size())), request);
    }

    /// A unit that may answer.
    private String another(Matter matter, Random random) {
        var units = UNITS.stream()
                .filter(unit -> !gone.contains(unit)
                        && matter.concern().about().filter(unit::equals).isEmpty())
                .toList();
        return units.get(random.nextInt(units.size()));
    }

    private static ActRequest filed(Matter matter, int chance, Random random) {
        return chance == 0 ? Journey.ground("refuse", "not-found") : categorised("file", matter, random);
    }

    private static ActRequest dispatched(int chance, Random random) {
        return chance == 0
                ? named("dispatch", CATEGORIES.get(random.nextInt(CATEGORIES.size())))
                : ActRequest.plain("dispatch");
    }

    private static ActRequest sentBack(Random random) {
        return Journey.because("return", random.nextBoolean() ? "not-our-duty" : "wrong-category");
    }

    private static ActRequest inspected(int chance) {
        return chance < 7 ? ActRequest.plain("verify") : Journey.ground("rework", "not-done");
    }

    private static ActRequest decided(Matter matter, int chance) {
        if (chance < 5) {
            return Journey.because("uphold", "facts-clear");
        }
        return matter.category().isPresent() || matter.state().equals("disputed")
                ? ActRequest.plain("reopen")
                : named("reopen", SmallCity.WASTE);
    }

    private static Optional<Move> judged(int chance, Subject.Reporter reporter) {
        if (chance < 4) {
            return Optional.of(new Move(reporter, rated("confirm", 1 + chance)));
        }
        return chance < 6 ? Optional.of(new Move(reporter, Journey.ground("dispute", "not-solved"))) : Optional.empty();
    }

    private static ActRequest categorised(String verb, Matter matter, Random random) {
        return matter.category().isPresent()
                ? ActRequest.plain(verb)
                : named(verb, CATEGORIES.get(random.nextInt(CATEGORIES.size())));
    }

    private static ActRequest named(String verb, CategoryKey category) {
        return new ActRequest(
                verb, Optional.empty(), Optional.empty(), Optional.of(category), Optional.empty(), Optional.empty());
    }

    private static ActRequest rated(String verb, int rating) {
        return new ActRequest(
                verb, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(rating));
    }

    private static String desk(Matter matter) {
        var areas = matter.location().areas();
        if (areas.size() < 2) {
            return "intake-district";
        }
        return areas.get(1).equals(WEST) ? "intake-west" : "intake-east";
    }

    private static String lead(Matter matter) {
        return LEADS.getOrDefault(matter.lead().unit(), "supervisor");
    }

    private Move by(String account, ActRequest request) {
        return new Move(city.officer(insteadOf.getOrDefault(account, account)), request);
    }
}
