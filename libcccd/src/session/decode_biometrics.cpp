// Files with pictures: DG2 to DG5, DG7; and DG6, DG8 to DG10, whose content the issuer chooses.
#include "base/try.hpp"
#include "lds/dg2.hpp"
#include "lds/dg3.hpp"
#include "lds/dg4.hpp"
#include "lds/displayed_images.hpp"
#include "lds/reserved_groups.hpp"
#include "session/decode_file.hpp"

namespace cccd::session {

namespace {

Json points_json(const std::vector<lds::FacePoint>& points) {
    Json list = Json::array();
    for (const auto& point : points)
        list.push_back(Json{{"kind", point.kind},
                            {"code", std::to_string(point.major) + "." + std::to_string(point.minor)},
                            {"x", point.x},
                            {"y", point.y}});
    return list;
}

Json face_json(const lds::BiometricFace& face, ByteView file) {
    Json json{{"image", image_json(face.image, file)},
              {"header", header_json(face.header, face.encoding)},
              {"gender", face.gender},
              {"eyeColour", face.eye_colour},
              {"hairColour", face.hair_colour},
              {"faceImageType", face.face_image_type},
              {"imageDataType", face.image_data_type},
              {"width", face.width},
              {"height", face.height},
              {"colourSpace", face.colour_space},
              {"sourceType", face.source_type}};
    if (face.encoding == lds::BiometricEncoding::iso19794) {
        json["featureMask"] = face.feature_mask;
        json["expression"] = face.expression;
        json["pose"] = Json{{"yaw", face.pose_yaw}, {"pitch", face.pose_pitch}, {"roll", face.pose_roll}};
        json["poseUncertainty"] = Json{{"yaw", face.pose_yaw_uncertainty},
                                       {"pitch", face.pose_pitch_uncertainty},
                                       {"roll", face.pose_roll_uncertainty}};
        json["deviceType"] = face.device_type;
        json["quality"] = face.quality;
    }
    if (!face.points.empty()) json["featurePoints"] = points_json(face.points);
    return json;
}

Json finger_json(const lds::BiometricFinger& finger, ByteView file) {
    Json json{{"image", image_json(finger.image, file)},
              {"header", header_json(finger.header, finger.encoding)},
              {"position", finger.position},
              {"impression", finger.impression},
              {"imageFormat", finger.image_format}};
    if (finger.encoding == lds::BiometricEncoding::iso39794) return json;
    json["width"] = finger.width;
    json["height"] = finger.height;
    json["quality"] = finger.quality;
    json["viewCount"] = finger.view_count;
    json["viewNumber"] = finger.view_number;
    json["device"] = finger.device;
    json["acquisitionLevel"] = finger.acquisition_level;
    json["scaleUnits"] = finger.scale_units;
    json["scanResolution"] = Json{{"x", finger.scan_resolution_x}, {"y", finger.scan_resolution_y}};
    json["imageResolution"] = Json{{"x", finger.image_resolution_x}, {"y", finger.image_resolution_y}};
    json["pixelDepth"] = finger.pixel_depth;
    return json;
}

Json iris_json(const lds::BiometricIris& iris, ByteView file) {
    Json json{{"image", image_json(iris.image, file)},
              {"header", header_json(iris.header, iris.encoding)},
              {"eye", iris.eye},
              {"imageFormat", iris.image_format},
              {"bitDepth", iris.bit_depth}};
    if (iris.encoding == lds::BiometricEncoding::iso39794) {
        json["imageKind"] = iris.image_kind;
        return json;
    }
    json["width"] = iris.width;
    json["height"] = iris.height;
    json["quality"] = iris.quality;
    json["device"] = iris.device;
    json["properties"] = iris.properties;
    json["diameter"] = iris.diameter;
    json["transform"] = iris.transform;
    json["imageNumber"] = iris.image_number;
    json["rotation"] = iris.rotation;
    json["rotationUncertainty"] = iris.rotation_uncertainty;
    put_hex(json, "deviceId", iris.device_id);
    return json;
}

} // namespace

Result<Json> decode_dg2(ByteView content) {
    CCCD_TRY(const auto dg2, lds::parse_dg2(content));
    Json json{{"faces", Json::array()}};
    for (const auto& face : dg2.faces) json["faces"].push_back(face_json(face, content));
    put_remarks(json, dg2.remarks);
    return json;
}

Result<Json> decode_dg3(ByteView content) {
    CCCD_TRY(const auto dg3, lds::parse_dg3(content));
    Json json{{"fingers", Json::array()}};
    for (const auto& finger : dg3.fingers) json["fingers"].push_back(finger_json(finger, content));
    put_remarks(json, dg3.remarks);
    return json;
}

Result<Json> decode_dg4(ByteView content) {
    CCCD_TRY(const auto dg4, lds::parse_dg4(content));
    Json json{{"irises", Json::array()}};
    for (const auto& iris : dg4.irises) json["irises"].push_back(iris_json(iris, content));
    put_remarks(json, dg4.remarks);
    return json;
}

Result<Json> decode_displayed_images(ByteView content, File file) {
    CCCD_TRY(const auto shown, file == File::dg5 ? lds::parse_dg5(content) : lds::parse_dg7(content));
    Json json{{"images", Json::array()}};
    for (const auto image : shown.images) json["images"].push_back(image_json(image, content));
    put_remarks(json, shown.remarks);
    return json;
}

Result<Json> decode_reserved_group(ByteView content, File file) {
    CCCD_TRY(const auto group, lds::parse_reserved_group(content, file));
    Json json = Json::object();
    if (group.instances) json["instances"] = *group.instances;
    json["content"] = to_hex(group.content);
    return json;
}

} // namespace cccd::session
