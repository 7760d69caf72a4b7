// Everything of the library in one include.
#pragma once

#include <cccd/access_key.hpp>
#include <cccd/cross_check.hpp>
#include <cccd/document.hpp>
#include <cccd/handover.hpp>
#include <cccd/json.hpp>
#include <cccd/mrz.hpp>
#include <cccd/personal_number.hpp>
#include <cccd/qr.hpp>
#include <cccd/session.hpp>
#include <cccd/text.hpp>
#include <cccd/trust.hpp>
