// cccd trust: the office's folder of anchors. Everything goes through cccd/trust_store.hpp.
#include "commands.hpp"
#include "terminal.hpp"

#include <cccd/trust_store.hpp>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>

namespace cli {

namespace {

namespace fs = std::filesystem;
using cccd::TrustEntry;
using cccd::TrustStore;

struct TrustOptions {
    std::string store, file, key, fingerprint;
    std::vector<std::string> files, accepted;
    std::uint64_t sequence = 0;
    bool json = false;
};

/// As people copy it: "6f:0a:20…" or "6F 0A 20…".
std::string plain_fingerprint(const std::string& typed) {
    std::string out;
    for (const char c : typed)
        if (c != ':' && c != ' ') out += c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
    return out;
}

cccd::WallTime now() {
    return cccd::system_clock().wall();
}

std::string day(cccd::WallTime time) {
    const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(time)};
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

cccd::Result<cccd::Bytes> content_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return cccd::Error{cccd::ErrorCode::trust_file_unreadable, cccd::Stage::trust_store, 0, 0,
                           "file can not be read"};
    return cccd::Bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

nlohmann::json json_of(const TrustEntry& entry) {
    nlohmann::json out{{"role", cccd::name(entry.role)},
                       {"fingerprint", entry.fingerprint},
                       {"subject", entry.subject},
                       {"issuer", entry.issuer},
                       {"country", entry.country},
                       {"key", entry.key},
                       {"valid_from", day(entry.valid_from)},
                       {"valid_until", day(entry.valid_until)},
                       {"source", entry.source},
                       {"origin", entry.origin},
                       {"added", day(entry.added)},
                       {"findings", entry.findings}};
    if (entry.key_use_ends) out["key_use_ends"] = day(*entry.key_use_ends);
    return out;
}

std::string dump(const nlohmann::json& value) {
    return value.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
}

ExitCode import(const TrustOptions& options) {
    auto store = TrustStore::create(options.store);
    if (!store) return give_up(store.error());
    ExitCode code = ExitCode::good;
    for (const auto& file : options.files) {
        const auto content = content_of(file);
        if (!content) return give_up(content.error());
        const auto items = store->import(*content, fs::path(file).filename().string(), now());
        if (!items) return give_up(items.error());
        for (const auto& item : *items) {
            if (item.outcome == "quarantined") code = ExitCode::check_failed;
            std::printf("%-15s %.16s  %s%s%s\n", item.outcome.c_str(), item.fingerprint.c_str(), item.what.c_str(),
                        item.reason.empty() ? "" : ": ", item.reason.c_str());
        }
    }
    return code;
}

ExitCode list(const TrustOptions& options) {
    const auto store = TrustStore::open(options.store);
    if (!store) return give_up(store.error());
    nlohmann::json all = nlohmann::json::array();
    for (const auto& entry : store->entries()) {
        if (options.json)
            all.push_back(json_of(entry));
        else
            std::printf("%-15s %-2s %.16s %s to %s  %s\n", std::string(cccd::name(entry.role)).c_str(),
                        entry.country.c_str(), entry.fingerprint.c_str(), day(entry.valid_from).c_str(),
                        day(entry.valid_until).c_str(), entry.subject.c_str());
    }
    if (options.json) std::printf("%s\n", dump(all).c_str());
    return ExitCode::good;
}

ExitCode show(const TrustOptions& options) {
    const auto store = TrustStore::open(options.store);
    if (!store) return give_up(store.error());
    bool found = false;
    const std::string wanted = plain_fingerprint(options.fingerprint);
    for (const auto& entry : store->entries()) {
        if (entry.fingerprint.compare(0, wanted.size(), wanted) != 0) continue;
        found = true;
        std::printf("%s\n", dump(json_of(entry)).c_str());
    }
    if (!found) std::fprintf(stderr, "cccd: no entry has this fingerprint\n");
    return found ? ExitCode::good : ExitCode::could_not;
}

ExitCode check_store(const TrustOptions& options) {
    const auto store = TrustStore::open(options.store);
    if (!store) return give_up(store.error());
    const auto remarks = store->check(now());
    if (!remarks) return give_up(remarks.error());
    for (const auto& remark : *remarks)
        std::printf("%-26s %.16s  %s\n", remark.id.c_str(), remark.fingerprint.c_str(), remark.subject.c_str());
    if (remarks->empty()) std::printf("nothing to remark\n");
    return remarks->empty() ? ExitCode::good : ExitCode::check_failed;
}

ExitCode remove(const TrustOptions& options) {
    auto store = TrustStore::open(options.store);
    if (!store) return give_up(store.error());
    const auto removed = store->remove(plain_fingerprint(options.fingerprint));
    return removed ? ExitCode::good : give_up(removed.error());
}

ExitCode roll_back(const TrustOptions& options) {
    auto store = TrustStore::open(options.store);
    if (!store) return give_up(store.error());
    const auto back = store->roll_back();
    if (!back) return give_up(back.error());
    std::printf("generation %llu\n", static_cast<unsigned long long>(store->generation()));
    return ExitCode::good;
}

ExitCode write_out(const std::string& path, cccd::ByteView content) {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.write(reinterpret_cast<const char*>(content.data()), static_cast<std::streamsize>(content.size()));
    out.close();
    if (out) return ExitCode::good;
    return give_up({cccd::ErrorCode::store_write_failed, cccd::Stage::trust_store, 0, 0, "file can not be written"});
}

/// The files of the current generation, for programs that want plain PEM.
ExitCode export_files(const TrustOptions& options) {
    const auto store = TrustStore::open(options.store);
    if (!store) return give_up(store.error());
    std::error_code problem;
    fs::create_directories(options.file, problem);
    std::size_t copied = 0;
    for (fs::directory_iterator at(fs::path(options.store) / "current", problem), end; !problem && at != end;
         at.increment(problem)) {
        if (at->path().extension() != ".pem") continue;
        fs::copy_file(at->path(), fs::path(options.file) / at->path().filename(), fs::copy_options::overwrite_existing,
                      problem);
        if (problem) break;
        ++copied;
    }
    if (problem || copied != store->entries().size())
        return give_up(
            {cccd::ErrorCode::store_write_failed, cccd::Stage::trust_store, 0, problem.value(), "export failed"});
    std::printf("%zu files\n", copied);
    return ExitCode::good;
}

ExitCode make_key(const TrustOptions& options) {
    const auto key = cccd::SigningKey::make();
    if (!key) return give_up(key.error());
    if (const auto saved = key->save(options.file); !saved) return give_up(saved.error());
    const ExitCode code = write_out(options.file + ".pub", cccd::as_bytes(key->public_key().pem()));
    std::printf("%s\n", key->fingerprint().c_str());
    return code;
}

ExitCode make_bundle(const TrustOptions& options) {
    const auto store = TrustStore::open(options.store);
    if (!store) return give_up(store.error());
    const auto key = cccd::SigningKey::load(options.key);
    if (!key) return give_up(key.error());
    const auto bundle = store->make_bundle(*key, options.sequence, now());
    return bundle ? write_out(options.file, *bundle) : give_up(bundle.error());
}

ExitCode apply_bundle(const TrustOptions& options) {
    std::vector<cccd::VerifyingKey> accepted;
    for (const auto& path : options.accepted) {
        auto key = cccd::VerifyingKey::load(path);
        if (!key) return give_up(key.error());
        accepted.push_back(*std::move(key));
    }
    const auto content = content_of(options.file);
    if (!content) return give_up(content.error());
    auto store = TrustStore::create(options.store);
    if (!store) return give_up(store.error());
    const auto info = store->apply_bundle(*content, accepted, now());
    if (!info) return give_up(info.error());
    std::printf("bundle %llu of %s, made %s: %zu entries\n", static_cast<unsigned long long>(info->sequence),
                info->signed_by.c_str(), day(info->made).c_str(), info->entries);
    return ExitCode::good;
}

using Action = ExitCode (*)(const TrustOptions&);

CLI::App* add(CLI::App& parent, const char* name, const char* what, Chosen& chosen,
              const std::shared_ptr<TrustOptions>& options, Action action) {
    auto* command = parent.add_subcommand(name, what);
    command->add_option("--store", options->store, "The folder of the store")->required()->envname("CCCD_TRUST_STORE");
    command->callback([&chosen, options, action] { chosen.run = [options, action] { return action(*options); }; });
    return command;
}

void add_bundle_commands(CLI::App& trust, Chosen& chosen, const std::shared_ptr<TrustOptions>& options) {
    auto* bundle = trust.add_subcommand("bundle", "Signed updates for kiosks");
    bundle->require_subcommand(1);
    auto* make = add(*bundle, "make", "Write the whole store as one signed file", chosen, options, make_bundle);
    make->add_option("--key", options->key, "The office's private key")->required();
    make->add_option("--sequence", options->sequence, "Number of the bundle; must grow")->required();
    make->add_option("file", options->file, "The bundle to write")->required();
    auto* apply = add(*bundle, "apply", "Let the store become what a bundle holds", chosen, options, apply_bundle);
    apply->add_option("--accept", options->accepted, "Public key of the office (repeatable)")->required();
    apply->add_option("file", options->file, "The bundle")->required();
}

} // namespace

void add_trust_command(CLI::App& app, Chosen& chosen) {
    auto options = std::make_shared<TrustOptions>();
    auto* trust = app.add_subcommand("trust", "Keep the office's anchors, revocation lists and update bundles");
    trust->require_subcommand(1);
    auto* in =
        add(*trust, "import", "Take in certificates, revocation lists, master lists, LDIF", chosen, options, import);
    in->add_option("files", options->files, "Files to take in")->required();
    auto* all = add(*trust, "list", "List what the store holds", chosen, options, list);
    all->add_flag("--json", options->json, "As JSON");
    for (const auto& [name, what, action] :
         {std::tuple<const char*, const char*, Action>{"show", "All that is known of one entry, as JSON", show},
          {"remove", "Take one entry out", remove}})
        add(*trust, name, what, chosen, options, action)
            ->add_option("fingerprint", options->fingerprint, "SHA-256, or its first digits")
            ->required();
    add(*trust, "check", "Name what has expired or gone stale; exit code 1 if anything has", chosen, options,
        check_store);
    add(*trust, "roll-back", "Return to the generation before", chosen, options, roll_back);
    auto* out = add(*trust, "export", "Copy what the store holds to a folder, one PEM file an entry", chosen, options,
                    export_files);
    out->add_option("folder", options->file, "Where to")->required();
    auto* key = trust->add_subcommand("key", "Make the office's key: FILE (private, mode 0600) and FILE.pub");
    key->add_option("file", options->file, "The new key file")->required();
    key->callback([&chosen, options] { chosen.run = [options] { return make_key(*options); }; });
    add_bundle_commands(*trust, chosen, options);
}

} // namespace cli
