package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.decide.duty.LearnFromCorrections;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.serve.duty.CorrectionsView;
import org.xiucheng.serve.duty.DraftView;
import org.xiucheng.serve.duty.ReadCorrections;
import org.xiucheng.serve.duty.ReadDrafts;

/// Corrections of dispatches, and the drafts of the duty list that they open.
@RestController
class CorrectionsController {
    private static final String CORRECTIONS = "/api/v1/rules/corrections";

    private final ReadCorrections corrections;
    private final LearnFromCorrections learn;
    private final ReadDrafts drafts;
    private final Showing showing;

    CorrectionsController(ReadCorrections corrections, LearnFromCorrections learn, ReadDrafts drafts, Showing showing) {
        this.corrections = corrections;
        this.learn = learn;
        this.drafts = drafts;
        this.showing = showing;
    }

    @GetMapping(CORRECTIONS)
    CorrectionsView list(HttpServletRequest request) {
        return corrections.read(showing.officer(request));
    }

    @PostMapping(CORRECTIONS + "/drafts")
    @ResponseStatus(HttpStatus.CREATED)
    DraftView draft(JsonBody body, HttpServletRequest request) {
        var officer = showing.officer(request);
        var fields = body.fields(Set.of("rule", "category", "area", "unit", "basis", "reason"));
        var category =
                fields.findObject("category", Set.of("system", "code")).orElseThrow(() -> fields.missing("category"));
        var which = new LearnFromCorrections.Which(
                fields.text("rule"), key(category), fields.text("area"), fields.text("unit"));
        return drafts.view(learn.draft(which, basis(fields), fields.findText("reason"), officer), officer);
    }

    private static CategoryKey key(Fields fields) {
        var system = fields.text("system");
        var code = fields.text("code");
        if (system.isBlank() || code.isBlank()) {
            throw fields.missing("code");
        }
        return new CategoryKey(system, code);
    }

    private static Optional<ArticleId> basis(Fields fields) {
        try {
            return fields.findText("basis").map(ArticleId::new);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("rule.unbased", "No article of that name is in force then.", fields.at("basis"));
        }
    }
}
