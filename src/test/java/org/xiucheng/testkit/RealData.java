package org.xiucheng.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// Real data of real cities, which lie outside the repository in the folder that `XIUCHENG_DATA` names.
///
/// On a laptop without them a test is skipped and says what is missing; where `CI=true` it fails.
public final class RealData {
    private RealData() {}

    public static Path file(String name) {
        var folder = Optional.ofNullable(System.getenv("XIUCHENG_DATA")).map(Path::of);
        var file = folder.map(at -> at.resolve(name)).filter(Files::exists);
        if (file.isEmpty()) {
            var missing = "XIUCHENG_DATA/" + name + " is not here";
            Assertions.assertNotEquals("true", System.getenv("CI"), missing);
            Assumptions.abort(missing);
        }
        return file.orElseThrow();
    }
}
