// What tests share: sample workspaces, snapshots, page traces.
