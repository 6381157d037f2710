package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.decide.handover.KeepBook;
import org.xiucheng.serve.roster.ReadBook;

/// The hand-over book: read by the unit and those over it, noted by whoever leaves, taken over by whoever
/// comes.
@RestController
class HandoversController {
    private final ReadBook book;
    private final KeepBook keepBook;
    private final Showing showing;

    HandoversController(ReadBook book, KeepBook keepBook, Showing showing) {
        this.book = book;
        this.keepBook = keepBook;
        this.showing = showing;
    }

    @GetMapping("/api/v1/handovers")
    ReadBook.Book list(@RequestParam String unit, HttpServletRequest request) {
        return book.of(unit, showing.officer(request));
    }

    @GetMapping("/api/v1/handovers/{code}")
    ReadBook.PageView one(@PathVariable String code, HttpServletRequest request) {
        return book.page(code, showing.officer(request));
    }

    @PostMapping("/api/v1/handovers/{code}/acknowledgement")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void acknowledge(@PathVariable String code, HttpServletRequest request) {
        keepBook.acknowledge(code, showing.officer(request));
    }

    @PostMapping("/api/v1/roster/notes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void note(JsonBody body, HttpServletRequest request) {
        var fields = body.fields(Set.of("shift", "day", "text"));
        var day = RosterController.day(fields.text("day"), "/day");
        keepBook.note(fields.text("shift"), day, fields.text("text"), showing.officer(request));
    }
}
