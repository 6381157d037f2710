package org.xiucheng.door.open311;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.xiucheng.testkit.RealData;

/// The JSON schemas of the standard, as its makers published them.
///
/// They name one another as `request.json` and lie in files with longer names; the names are resolved here,
/// and nothing is fetched.
final class StandardSchemas {
    private static final String ROOT = "https://schemas.test/georeport-v2/";

    private static final List<String> NAMES =
            List.of("request.json", "requests.json", "service.json", "services.json", "service-definition.json");

    private final SchemaRegistry registry;

    StandardSchemas() {
        var texts = NAMES.stream().collect(Collectors.toMap(name -> ROOT + name, StandardSchemas::text));
        this.registry =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4, builder -> builder.schemas(texts));
    }

    /// Fails with all that the schema finds wrong with the document.
    void accept(String schema, String document) {
        assertThat(flaws(schema, document))
                .as("%s refuses %s", schema, document)
                .isEmpty();
    }

    List<Error> flaws(String schema, String document) {
        return registry.getSchema(SchemaLocation.of(ROOT + schema)).validate(document, InputFormat.JSON);
    }

    private static String text(String name) {
        try {
            return Files.readString(RealData.file("open311/schema/schema__georeport-v2__" + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
