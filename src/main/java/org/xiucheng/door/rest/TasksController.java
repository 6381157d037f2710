package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.decide.task.ActOnTask;
import org.xiucheng.decide.task.AskRequest;
import org.xiucheng.decide.task.AskUnits;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.task.Task;
import org.xiucheng.kernel.task.TaskAct;
import org.xiucheng.serve.task.OfMatter;
import org.xiucheng.serve.task.ReadTasks;
import org.xiucheng.serve.task.TaskView;

/// What units ask of units.
@RestController
class TasksController {
    private static final Set<String> ASK = Set.of("kind", "level", "unit", "post", "text", "term", "basis", "matter");
    private static final Set<String> ACT = Set.of("verb", "reason", "note");

    private final AskUnits askUnits;
    private final ActOnTask actOnTask;
    private final ReadTasks tasks;
    private final Showing showing;
    private final Conditions conditions;

    TasksController(AskUnits askUnits, ActOnTask actOnTask, ReadTasks tasks, Showing showing, Conditions conditions) {
        this.askUnits = askUnits;
        this.actOnTask = actOnTask;
        this.tasks = tasks;
        this.showing = showing;
        this.conditions = conditions;
    }

    record Listed(List<TaskView> items) {}

    @GetMapping("/api/v1/matters/{number}/tasks")
    OfMatter ofMatter(
            @PathVariable String number,
            @RequestHeader(name = "Report-Token", required = false) @Nullable String token,
            HttpServletRequest request) {
        var parsed = Conditions.numbered(number);
        return tasks.of(parsed, showing.subject(parsed, token, request));
    }

    @GetMapping("/api/v1/tasks")
    Listed list(@RequestParam(required = false) @Nullable String side, HttpServletRequest request) {
        var asking = switch (side == null ? "asked" : side) {
            case "asked" -> false;
            case "asking" -> true;
            default -> throw Problem.malformed("query.type", "This query parameter is asked or asking.");
        };
        return new Listed(tasks.list(asking, showing.officer(request)));
    }

    @GetMapping("/api/v1/tasks/{task}")
    ResponseEntity<TaskView> one(@PathVariable String task, HttpServletRequest request) {
        return answer(HttpStatus.OK, tasks.get(numbered(task), showing.officer(request)));
    }

    @PostMapping("/api/v1/tasks")
    ResponseEntity<TaskView> ask(JsonBody body, HttpServletRequest request) {
        var officer = showing.officer(request);
        var asked = askUnits.ask(asked(body.fields(ASK)), officer);
        return answer(HttpStatus.CREATED, tasks.get(asked.number(), officer));
    }

    @PostMapping("/api/v1/tasks/{task}/acts")
    ResponseEntity<TaskView> act(
            @PathVariable String task,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            JsonBody body,
            HttpServletRequest request) {
        var officer = showing.officer(request);
        var seen = new ActOnTask.Seen(officer, conditions.revision(ifMatch));
        var fields = body.fields(ACT);
        var after = actOnTask.perform(
                numbered(task), verb(fields), fields.findText("reason"), fields.findText("note"), seen);
        return answer(HttpStatus.OK, tasks.get(after.number(), officer));
    }

    private static ResponseEntity<TaskView> answer(HttpStatus status, TaskView view) {
        return ResponseEntity.status(status).eTag("\"" + view.revision() + "\"").body(view);
    }

    static PublicNumber numbered(String typed) {
        return PublicNumber.parse(typed).orElseThrow(() -> Problem.absent("task.absent", "There is no such task."));
    }

    private static AskRequest asked(Fields fields) {
        return new AskRequest(
                word(Task.Kind.values(), Task.Kind::key, fields, "kind").orElseThrow(() -> fields.missing("kind")),
                word(Task.Level.values(), Task.Level::key, fields, "level"),
                fields.text("unit"),
                fields.findText("post"),
                fields.text("text"),
                term(fields),
                basis(fields),
                fields.findText("matter").map(Conditions::numbered));
    }

    static Term term(Fields fields) {
        try {
            return Term.parse(fields.text("term"));
        } catch (IllegalArgumentException no) {
            throw Problem.invalid("term.malformed", "A term reads like 3 work days.", fields.at("term"));
        }
    }

    static ArticleId basis(Fields fields) {
        try {
            return new ArticleId(fields.text("basis"));
        } catch (IllegalArgumentException no) {
            throw Problem.invalid("rule.unbased", "No article of that name is in force then.", fields.at("basis"));
        }
    }

    static <T> Optional<T> word(T[] all, Function<T, String> key, Fields fields, String name) {
        return fields.findText(name)
                .map(text -> Arrays.stream(all)
                        .filter(one -> key.apply(one).equals(text.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() ->
                                Problem.invalid("word.unknown", "The field is none of its words.", fields.at(name))));
    }

    private static TaskAct.Verb verb(Fields fields) {
        return word(TaskAct.Verb.values(), TaskAct.Verb::key, fields, "verb").orElseThrow(() -> fields.missing("verb"));
    }
}
