package org.xiucheng.host.demo.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;
import org.xiucheng.host.demo.ground.Dice;
import org.xiucheng.host.demo.ground.Sheet;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.matter.Act;
import org.xiucheng.kernel.matter.Actor;
import org.xiucheng.kernel.matter.Effect;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.Proof;
import org.xiucheng.kernel.matter.Reason;
import org.xiucheng.kernel.matter.Step;
import org.xiucheng.kernel.party.Parties;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.Relation;

/// Who does a step and what they say for it: an officer of the unit whose step it is, never one whom four eyes
/// forbid.
final class Cast {

    /// One wrong category in so many is seen at once.
    private static final int OVERLOOKED = 4;

    private final Parties parties;
    private final Dice dice;
    private final Map<String, List<Post>> posts = new TreeMap<>();
    private final Map<String, CSVRecord> notes = new TreeMap<>();

    Cast(Parties parties, List<Post> posts, Dice dice) {
        this.parties = parties;
        this.dice = dice;
        posts.forEach(post -> this.posts
                .computeIfAbsent(post.unit(), key -> new ArrayList<>())
                .add(post));
        Sheet.rows("notes").forEach(row -> notes.put(row.get("verb"), row));
    }

    /// The act of whoever carries the step; empty where the unit has nobody for it, so that the matter waits.
    Optional<Act> act(Step step, Tale tale, Instant at) {
        return actor(step, tale, at)
                .map(actor -> new Act(
                        step.verb(),
                        actor,
                        reason(step, tale),
                        step.proof().contains(Proof.NOTE) ? Optional.of(note(step.verb())) : Optional.empty(),
                        category(step, tale),
                        step.has(Effect.ASSIGNS_LEAD)
                                ? Optional.of(tale.matter().lead().unit())
                                : Optional.empty(),
                        tale.matter().revision()));
    }

    private Optional<Actor> actor(Step step, Tale tale, Instant at) {
        var matter = tale.matter();
        return switch (step.by()) {
            case INTAKE -> officer(over(matter, Relation.INTAKE, at), step, matter, at);
            case DISPATCHER -> officer(over(matter, Relation.DISPATCHER, at), step, matter, at);
            case INSPECTOR -> officer(over(matter, Relation.INSPECTOR, at), step, matter, at);
            case SUPERVISOR -> officer(over(matter, Relation.SUPERVISOR, at), step, matter, at);
            case LEAD -> officer(Optional.of(matter.lead().unit()), step, matter, at);
            case REPORTER ->
                Optional.of(new Actor.Reporter(tale.opening.report().id()));
            case CLOCK -> tale.clock(matter.state()).map(deadline -> new Actor.Clock(deadline.due()));
        };
    }

    private Optional<String> over(Matter matter, String relation, Instant at) {
        return parties.unitOver(matter.location().areas(), relation, at).map(unit -> unit.code());
    }

    private Optional<Actor> officer(Optional<String> unit, Step step, Matter matter, Instant at) {
        var permission = step.needs().orElseThrow();
        var able = unit.map(code -> posts.getOrDefault(code, List.of())).orElse(List.of()).stream()
                .filter(post -> post.permissions().contains(permission.name()))
                .flatMap(post -> officer(post, at).stream())
                .filter(officer -> step.otherThan().stream()
                        .noneMatch(verb ->
                                officer.person().equals(matter.lastActors().get(verb))))
                .toList();
        return able.isEmpty() ? Optional.empty() : Optional.of(dice.oneOf(able));
    }

    private Optional<Actor.Officer> officer(Post post, Instant at) {
        return parties.holder(post.code(), at)
                .map(person -> new Actor.Officer(person.id(), post.code(), post.unit(), permissions(post)));
    }

    private static Set<Permission> permissions(Post post) {
        var set = EnumSet.noneOf(Permission.class);
        post.permissions().forEach(name -> set.add(Permission.valueOf(name)));
        return set;
    }

    private Optional<String> reason(Step step, Tale tale) {
        if (step.reasons().isEmpty()) {
            return Optional.empty();
        }
        var codes = step.reasons().stream().map(Reason::code).toList();
        return Optional.of(wrong(tale) && codes.contains("wrong-category") ? "wrong-category" : dice.oneOf(codes));
    }

    /// Whoever may set the category sets the true one; of those that were said wrongly a part is overlooked
    /// until a
    /// unit sends the matter back.
    private static Optional<CategoryKey> category(Step step, Tale tale) {
        return step.has(Effect.CATEGORISES) && wrong(tale) && !overlooked(tale)
                ? Optional.of(tale.voice.truth())
                : Optional.empty();
    }

    private static boolean overlooked(Tale tale) {
        var matter = tale.matter();
        return matter.category().isPresent()
                && matter.bounces() == 0
                && Math.floorMod(matter.number().text().hashCode(), OVERLOOKED) != 0;
    }

    private static boolean wrong(Tale tale) {
        return !tale.matter().category().equals(Optional.of(tale.voice.truth()));
    }

    private String note(String verb) {
        var row = notes.get(verb);
        if (row == null) {
            throw new IllegalStateException("the demo pack has no note for " + verb);
        }
        return dice.oneOf(Arrays.asList(row.get("zh1"), row.get("zh2"), row.get("zh3")));
    }
}
