// Asks veraPDF which rules of a flavour each file breaks: arguments are the flavour and the files.
// Prints "FILE<tab>path" before each file and "RULE<tab>clause-test<tab>message" for each failed check.
importPackage(Packages.org.verapdf.pdfa);
Packages.org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise();

var flavour = Packages.org.verapdf.pdfa.flavours.PDFAFlavour.byFlavourId(arguments[0]);
var foundry = Foundries.defaultInstance();

function report(path) {
  print("FILE\t" + path);
  var parser = foundry.createParser(new java.io.FileInputStream(path), flavour);
  try {
    var result = foundry.createValidator(flavour, false).validate(parser);
    for (var checks = result.getTestAssertions().iterator(); checks.hasNext(); ) {
      var check = checks.next();
      if (String(check.getStatus()).toLowerCase() === "failed") {
        var rule = check.getRuleId();
        var message = String(check.getMessage()).replace(/\s+/g, " ");
        print("RULE\t" + rule.getClause() + "-" + rule.getTestNumber() + "\t" + message);
      }
    }
    print("DONE\t" + result.isCompliant());
  } finally {
    parser.close();
  }
}

for (var i = 1; i < arguments.length; i++) {
  report(arguments[i]);
}
