package org.xiucheng.door.open311;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.xiucheng.decide.intake.Idempotency;
import org.xiucheng.decide.intake.Receipt;
import org.xiucheng.decide.intake.ReceiveReport;
import org.xiucheng.door.open311.Element.Series;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.Sha256;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.serve.report.ReadReports;
import org.xiucheng.serve.report.ReportView;

/// Takes a posted service request through intake and says what becomes of it.
@Component
class Send {
    /// Our own private token, by which the reporter may later confirm or dispute.
    static final String TOKEN_HEADER = "Report-Token";

    private static final String ROUTE = "POST /open311/v2/requests";
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    private final RequestForm form;
    private final ReceiveReport receive;
    private final ReadReports reports;
    private final RequestElements elements;
    private final Times times;

    Send(RequestForm form, ReceiveReport receive, ReadReports reports, RequestElements elements, Times times) {
        this.form = form;
        this.receive = receive;
        this.reports = reports;
        this.elements = elements;
        this.times = times;
    }

    /// The receipt, and how the standard says it.
    record Sent(Receipt receipt, Element element) {}

    Sent send(Call call, Optional<String> idempotencyKey) {
        var sender = sender(call.subject());
        var key = idempotencyKey.map(text -> key(text, sender, call.body()));
        var receipt = receive.receive(form.read(call.fields()), sender, key);
        var notice = reports.find(receipt.number(), sender).map(report -> notice(report, call.language()));
        var request = Element.group(
                "request",
                Element.text("service_request_id", receipt.number().text()),
                Element.text("service_notice", notice),
                Element.text("account_id", Optional.empty()));
        return new Sent(receipt, new Series("service_requests", List.of(request)));
    }

    private static Subject.Client sender(Subject subject) {
        if (!(subject instanceof Subject.Client client)) {
            throw Problem.forbidden("key.missing", "Sending needs an api_key.");
        }
        if (!client.scopes().contains(Subject.Client.REPORT)) {
            throw Problem.forbidden("key.scope", "This api_key may not send.");
        }
        return client;
    }

    private static Idempotency key(String text, Subject.Client sender, byte[] body) {
        if (!KEY.matcher(text).matches()) {
            throw Problem.malformed("idempotency.malformed", "An Idempotency-Key has 1 to 255 plain characters.");
        }
        return new Idempotency("key:" + sender.key(), ROUTE, text, Sha256.of(body));
    }

    private String notice(ReportView report, Language language) {
        var agency = elements.agency(report, language).orElse(report.leadUnit());
        return report.expectedAt()
                .map(due -> Sentences.RECEIVED_WITH_TERM.in(language, agency, times.text(due)))
                .orElseGet(() -> Sentences.RECEIVED.in(language, agency));
    }
}
