#include "controller/sales_file/store_database.h"

namespace kazasu::controller {

Result<std::unique_ptr<Database>> openStoreDatabase(const std::string& path, bool mayCreate) {
    return openSqlite({path, ":/migrations/controller", mayCreate, {}, kDiskReserveBytes});
}

}  // namespace kazasu::controller
